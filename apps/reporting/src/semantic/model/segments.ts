import { type DimensionName } from '../../measures/dimensions.js';

/** A filter with a name that people use. */
export interface Segment {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  readonly dimension: DimensionName;
  readonly members: readonly string[];
}

export const SEGMENTS: readonly Segment[] = [
  {
    name: 'employees',
    title: 'Employees',
    definition: 'What advocates shared, and the clicks on it; not the company page.',
    dimension: 'sharer',
    members: ['advocate'],
  },
  {
    name: 'company_page',
    title: 'Company page',
    definition: 'What the company page shared, and the clicks on it.',
    dimension: 'sharer',
    members: ['company_page'],
  },
  {
    name: 'offline',
    title: 'Offline',
    definition: 'QR codes and spoken short codes.',
    dimension: 'network',
    members: ['offline'],
  },
  {
    name: 'external',
    title: 'From outside',
    definition: 'Applications of people who do not work here yet.',
    dimension: 'mobility',
    members: ['external'],
  },
];
