import { type QueryBody } from '../../semantic/query/query-body.js';
import { type FilterColumn } from '../filter/bound-expression.js';
import { type Row } from '../filter/evaluate.js';

/** The types of CSDL that a property of this service can have. */
export type EdmType = 'Edm.String' | 'Edm.Int64' | 'Edm.Double' | 'Edm.Date' | 'Edm.DateTimeOffset';

export interface Property extends FilterColumn {
  readonly edm: EdmType;
  readonly isNullable: boolean;
  readonly title: string;
  readonly definition: string;
}

/** How the lines of a set come about. */
export type SetSource =
  /** Lines of periods, asked of the semantic model; `rows` is the measure that every line has. */
  | {
      readonly kind: 'facts';
      readonly granularity: Granularity;
      readonly dimensions: readonly string[];
      readonly rows: string;
    }
  /** Every member that a dimension had so far: one question without periods. */
  | { readonly kind: 'members'; readonly dimension: string; readonly body: QueryBody }
  /** The same for everybody. */
  | { readonly kind: 'fixed'; readonly rows: readonly Row[] };

export const GRANULARITIES = ['day', 'week', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

/** A table that OData clients see: flat, complete on a plain GET, without anything about single people. */
export interface EntitySet {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  /** Names of the properties that tell lines apart. */
  readonly key: readonly string[];
  readonly properties: readonly Property[];
  readonly source: SetSource;
}

export function columnsOf({ properties }: EntitySet): ReadonlyMap<string, Property> {
  return new Map(properties.map((property) => [property.name, property]));
}
