import { CHANNEL_KINDS } from '#domain/journeys/touch.js';

export const BREAKDOWNS = ['hire_source', 'channel'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const ADVOCACY_LINE = 'advocacy';
/** Costs that no channel was named for: recruiters, systems, vacancies. No hire is theirs in particular. */
export const SHARED_LINE = '(shared)';
export const ALL_LINE = '(all)';

/** A line of the report: whose costs, and whose hires. */
export interface CostLine {
  readonly label: string;
  readonly hasCostsOf: (channel: string) => boolean;
  /** Undefined when no hires belong to the line. */
  readonly hasHiresOf: ((channel: string) => boolean) | undefined;
  readonly isAdvocacy: boolean;
}

const SHARED: CostLine = {
  label: SHARED_LINE,
  hasCostsOf: (channel) => channel === '',
  hasHiresOf: undefined,
  isAdvocacy: false,
};
const ALL: CostLine = { label: ALL_LINE, hasCostsOf: () => true, hasHiresOf: () => true, isAdvocacy: false };

const isAdvocate = (channel: string) => channel === 'advocate';

/** Everything that hires came through beside advocates; what has no channel is nobody's. */
export const OTHER: CostLine = {
  label: 'other',
  hasCostsOf: (channel) => channel !== '' && !isAdvocate(channel),
  hasHiresOf: (channel) => !isAdvocate(channel),
  isAdvocacy: false,
};

export function linesBy(by: Breakdown): readonly CostLine[] {
  switch (by) {
    case 'hire_source':
      return [
        { label: ADVOCACY_LINE, hasCostsOf: isAdvocate, hasHiresOf: isAdvocate, isAdvocacy: true },
        OTHER,
        SHARED,
        ALL,
      ];
    case 'channel':
      return [...[...CHANNEL_KINDS, 'unattributed'].map(ofChannel), SHARED, ALL];
  }
}

function ofChannel(name: string): CostLine {
  const isIt = (channel: string) => channel === name;
  return { label: name, hasCostsOf: isIt, hasHiresOf: isIt, isAdvocacy: name === 'advocate' };
}
