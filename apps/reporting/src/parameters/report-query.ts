import { type Day, type Instant, type TenantId } from '#domain/ids.js';

export const GRANULARITIES = ['none', 'day', 'week', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export const FILTERS = ['team', 'campaign', 'content', 'network', 'advocate', 'vacancy'] as const;
export type FilterName = (typeof FILTERS)[number];
/** The values asked for per dimension; an empty list lets everything through. */
export type Filters = Readonly<Record<FilterName, readonly string[]>>;

/** A parameter with a closed list of values. */
export interface Choice<V extends string = string> {
  readonly name: string;
  readonly values: readonly V[];
  readonly fallback: V;
  readonly definition: string;
}

export interface Order {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** A question with nothing left open: what is echoed with the answer. */
export interface ReportQuery {
  readonly tenant: TenantId;
  readonly report: string;
  /** Both inclusive, local days of `zone`. */
  readonly from: Day;
  readonly to: Day;
  readonly zone: string;
  /** The moment whose knowledge answers; null is now. */
  readonly asKnownAt: Instant | null;
  readonly choices: Readonly<Record<string, string>>;
  readonly filters: Filters;
  readonly order: readonly Order[];
  readonly limit: number;
}

/** What the query chose; typed by the choice itself. */
export function chosen<V extends string>(query: Pick<ReportQuery, 'choices'>, choice: Choice<V>): V {
  return choice.values.find((value) => value === query.choices[choice.name]) ?? choice.fallback;
}
