import { type Day, type Instant, type TenantId } from '#domain/ids.js';
import { type MeasureName } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { type FilterOperator, type QueryGranularity } from './query-body.js';

/** A condition on one dimension (values as shown) or on one measure (a number of the finished line). */
export type QueryFilter =
  | {
      readonly on: 'dimension';
      readonly member: DimensionName;
      readonly operator: Exclude<FilterOperator, 'gt' | 'gte' | 'lt' | 'lte'>;
      readonly values: readonly string[];
    }
  | {
      readonly on: 'measure';
      readonly member: MeasureName;
      readonly operator: Exclude<FilterOperator, 'contains' | 'notContains' | 'startsWith' | 'endsWith'>;
      readonly values: readonly number[];
    };

export interface QueryOrder {
  readonly member: MeasureName | DimensionName;
  readonly direction: 'asc' | 'desc';
}

/** The members of a dimension that have lines of their own. */
export interface Top {
  readonly dimension: DimensionName;
  readonly measure: MeasureName;
  readonly count: number;
  /** Whether everything else is put together in one line, or left out. */
  readonly others: boolean;
}

export type Comparison =
  | { readonly kind: 'previous_period' | 'previous_year' }
  | { readonly kind: 'days'; readonly from: Day; readonly to: Day };

/** A question with nothing left open: what is compiled, and echoed with the answer. */
export interface SemanticQuery {
  readonly tenant: TenantId;
  readonly measures: readonly MeasureName[];
  readonly dimensions: readonly DimensionName[];
  readonly granularity: QueryGranularity | 'none';
  /** Both inclusive, local days of the zone. */
  readonly from: Day;
  readonly to: Day;
  readonly zone: string;
  readonly filters: readonly QueryFilter[];
  readonly segments: readonly string[];
  readonly order: readonly QueryOrder[];
  readonly top: Top | null;
  readonly limit: number;
  /** The moment whose knowledge answers; null is now. */
  readonly asKnownAt: Instant | null;
  readonly totals: boolean;
  readonly emptyBuckets: boolean;
  readonly compareTo: Comparison | null;
}
