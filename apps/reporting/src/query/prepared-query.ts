import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { type Suppression } from '../privacy/shown-groups.js';
import { type CubeShare } from '../semantic/compile/choose-cubes.js';
import { type BoundCondition, type Disclosures } from '../semantic/compile/reading.js';
import { type ResultColumn, type TimeColumn } from '../semantic/query/result-column.js';
import { type SemanticQuery } from '../semantic/query/semantic-query.js';
import { type SnapshotCursor } from './snapshot-cursor.js';

/** What callers inside the service may ask beside the question. */
export interface PrepareOptions {
  /** How periods are told; `period` alone where nothing is said. */
  readonly timeColumns?: readonly TimeColumn[];
  /** A condition on the finished lines. */
  readonly where?: BoundCondition;
  /** Where lines without a value stand in an order; at the end either way where nothing is said. */
  readonly empty?: 'last' | 'lowest';
  /** How many lines are left out before the first. */
  readonly skip?: number;
  /** Read as the first page of a list from the start, as clients do that always follow to the end. */
  readonly pinned?: boolean;
}

/** A question that has an answer: what it asks, what it may see, and where it goes on. */
export interface PreparedQuery {
  readonly query: SemanticQuery;
  readonly shares: readonly CubeShare[];
  readonly columns: readonly ResultColumn[];
  readonly tenant: TenantEntity;
  readonly disclosures: Disclosures;
  readonly suppressed: readonly Suppression[];
  readonly timeColumns: readonly TimeColumn[];
  readonly where: BoundCondition | undefined;
  readonly empty: 'last' | 'lowest';
  readonly skip: number;
  readonly pinned: boolean;
  readonly cursor: SnapshotCursor | undefined;
}
