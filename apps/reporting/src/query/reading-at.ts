import { type Pool } from 'pg';
import { type Instant } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { type BucketKind, type BucketStates, readBucketStates } from '../buckets/bucket-state.js';
import { chooseSource, periodOfBuckets, type SourcePlan } from '../buckets/choose-source.js';
import { type Reading } from '../semantic/compile/reading.js';
import { type SemanticQuery } from '../semantic/query/semantic-query.js';
import { type PreparedQuery } from './prepared-query.js';

/** Which moment is asked about. */
export interface Moment {
  /** What was known then; null is everything that is stored. */
  readonly knownAt: Instant | null;
  /** Set when it is the moment of a list in pages, of which rollups can speak too. */
  readonly pinnedMs?: number;
}

/** A moment of which a list in pages speaks. */
export type PinnedMoment = Moment & { readonly pinnedMs: number };

/** The moment a question asks about. */
export function momentOf({ asKnownAt }: Pick<SemanticQuery, 'asKnownAt'>): Moment {
  return { knownAt: asKnownAt };
}

export function pinnedAt(ms: number): PinnedMoment {
  return { knownAt: instantOf(ms), pinnedMs: ms };
}

const NOTHING: Pick<BucketStates, 'buckets'> = { buckets: [] };

/**
 * Looks up the state of the buckets that the cubes of a question are kept in, and decides where to read from. Talents
 * come last: a change of attribution settings marks their buckets in its own transaction, so the settings are theirs.
 */
export async function readingAt(
  postgres: Pool,
  { query, shares, disclosures, tenant }: Pick<PreparedQuery, 'query' | 'shares' | 'disclosures' | 'tenant'>,
  { knownAt, pinnedMs }: Moment,
): Promise<Reading> {
  const isTenantZone = query.zone === tenant.reportingZone;
  const states: Partial<Record<BucketKind, BucketStates>> = {};
  for (const kind of ['reach', 'talent'] as const) {
    if (shares.some(({ cube }) => cube.buckets === kind))
      states[kind] = await readBucketStates(
        postgres,
        query.tenant,
        kind,
        periodOfBuckets(query, isTenantZone),
        knownAt,
      );
  }
  const settings = states.talent ?? states.reach;
  if (settings === undefined) throw new Error('a question without a cube cannot be read');
  const known = { settings_version: settings.settingsVersion, as_known_at: knownAt ?? '' } as const;
  const plan = (kind: BucketKind, rollupAnswers: boolean): SourcePlan =>
    chooseSource((states[kind] ?? NOTHING).buckets, {
      period: query,
      isTenantZone,
      rollupAnswers,
      known,
      ...(pinnedMs === undefined ? {} : { pinnedMs }),
    });
  return {
    plans: { reach: plan('reach', true), talent: plan('talent', true) },
    anew: plan('reach', false),
    disclosures,
    topMembers: undefined,
  };
}
