import { EXPLANATIONS } from '#domain/attribution/explain/explanations.js';
import { MICRO_PER_OUTCOME, microCredits } from '#domain/attribution/micro-credits.js';
import { type JourneyContext, type PathStep } from '#domain/attribution/model.js';
import { PATH_MODELS } from '#domain/attribution/models.js';
import { asId, type AdvocateId } from '#domain/ids.js';
import { CHANNEL_KINDS, type Channel } from '#domain/journeys/touch.js';
import { type CreditRow } from './rows.js';

/** How one model divided the outcome. */
export interface ExplainedModel {
  readonly model: string;
  readonly title: string;
  readonly definition: string;
  /** The version the credits were computed by. */
  readonly version: number;
  readonly credits: readonly ExplainedCredit[];
  /** Why the arithmetic is not shown; null when it is. */
  readonly note: string | null;
}

export interface ExplainedCredit {
  /** Place in the journey; null for credit that nobody earned. */
  readonly touch: number | null;
  /** As the ledger has it: a decimal of at most six places. */
  readonly credit: number;
  /** The step's arithmetic; null when this release cannot retrace it. */
  readonly because: string | null;
}

/**
 * The arithmetic behind the credits of one outcome. It is shown only where it comes to what is stored: an explanation of
 * another number would be worse than none.
 */
export function explainModels(credits: readonly CreditRow[], context: JourneyContext): ExplainedModel[] {
  const byModel = Map.groupBy(credits, ({ model }) => model);
  const order = PATH_MODELS.map(({ name }): string => name);
  return [...byModel]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, rows]) => explainModel(name, rows, context));
}

function explainModel(name: string, rows: readonly CreditRow[], context: JourneyContext): ExplainedModel {
  const model = PATH_MODELS.find((known) => known.name === name);
  const version = rows[0]?.model_version ?? 0;
  const path = rows.flatMap(stepOf);
  const steps = model === undefined || path.length === 0 ? [] : EXPLANATIONS[model.name](path, context);
  const micro = microCredits(steps.map(({ weight }) => weight));
  const isRetraced =
    model?.version === version && rows.every((row, index) => row.credit_micro === micro[index]);
  return {
    model: name,
    title: model?.title ?? name,
    definition: model?.definition ?? '',
    version,
    credits: rows.map(({ touch_at, touch_index, credit_micro }, index) => ({
      touch: touch_at === null ? null : touch_index,
      credit: credit_micro / MICRO_PER_OUTCOME,
      because:
        touch_at === null
          ? 'no touch lies within the window, so nobody gets credit'
          : isRetraced
            ? (steps[index]?.because ?? null)
            : null,
    })),
    note:
      isRetraced || path.length === 0
        ? null
        : `Computed by version ${String(version)} of the model, as this release does not compute it any more; the credits are what was computed then.`,
  };
}

function stepOf({ touch_at, channel, advocate_id }: CreditRow): PathStep[] {
  const read = channelOf(channel, advocate_id);
  return touch_at === null || read === undefined ? [] : [{ at: touch_at, channel: read }];
}

function channelOf(name: string, advocateId: string): Channel | undefined {
  const kind = CHANNEL_KINDS.find((known) => known === name);
  if (kind === undefined) return undefined;
  return kind === 'advocate' ? { kind, advocateId: asId<AdvocateId>(advocateId) } : { kind };
}
