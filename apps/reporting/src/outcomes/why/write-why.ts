import { type AttributionSettings } from '#domain/attribution/settings.js';
import { type Instant } from '#domain/ids.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type ShownGroups } from '../../privacy/shown-groups.js';
import { type OutcomeKey } from '../outcome-id.js';
import { explainModels } from './explain-models.js';
import { historyOf } from './history.js';
import { journeyEnd } from './journey-end.js';
import { journeyOf } from './journey.js';
import { reasonText } from './reasons.js';
import { type DiscardRow, type StageRow } from './rows.js';
import { holderOf } from './shown-people.js';
import { type DiscardedEvidence, type Why } from './why.js';
import { type LedgerOfOutcome } from './why-reader.js';

export interface WhyContext {
  readonly key: OutcomeKey;
  readonly settings: AttributionSettings;
  readonly people: ShownGroups;
  readonly asKnownAt: Instant | null;
  readonly dataAsOf: Instant;
}

/** Puts what the ledger holds about an outcome into words. */
export function writeWhy(id: string, found: LedgerOfOutcome | undefined, context: WhyContext): Why {
  const { key, settings, people, asKnownAt, dataAsOf } = context;
  const outcome = found?.stages.find(({ stage }) => stage === key.stage);
  const end = journeyEnd(key.applicationId, found?.stages ?? [], key.stage, settings);
  if (found === undefined || outcome === undefined || end === undefined) throw noOutcome();
  const { version, credits, timeline, totals } = found;
  return {
    outcome: {
      id,
      ...key,
      at: outcome.occurred_at,
      reversedAt: outcome.reversed_at,
      vacancyId: outcome.vacancy_id,
      internal: outcome.internal,
    },
    notCredited: notCredited(outcome),
    settings,
    window: { ...end.window, endsWith: end.stage },
    journey: journeyOf(credits, people),
    models: explainModels(credits, end.context),
    discarded: discardedOf(outcome),
    computed: { version, at: outcome.computed_at, inputHash: credits[0]?.input_hash ?? null },
    history: historyOf(timeline, totals, (row) => holderOf(row, people)),
    meta: {
      dataAsOf,
      asKnownAt,
      suppressed: people.suppression === undefined ? [] : [people.suppression],
    },
  };
}

export function noOutcome(): ProblemError {
  return new ProblemError('not-found', {
    detail:
      'There is no outcome with this id, at the moment that is asked about. A candidate who was merged into another has their outcomes there: find it with GET /api/v1/outcomes.',
  });
}

function notCredited({ reversed_at, internal }: StageRow): string | null {
  if (reversed_at !== null) return `It was reversed at ${reversed_at} and does not count any more.`;
  return internal ? 'The candidate worked here already; internal mobility is counted apart.' : null;
}

function discardedOf({ discarded }: StageRow): DiscardedEvidence[] {
  return (JSON.parse(discarded) as DiscardRow[]).map(({ event, kind, reason, verdict }) => ({
    event,
    evidence: kind,
    reason,
    meaning: reasonText(reason),
    verdict: verdict ?? null,
  }));
}
