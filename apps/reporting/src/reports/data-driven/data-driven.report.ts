import { setImmediate as breathe } from 'node:timers/promises';
import { type FittedModel, type FittedResult } from '#domain/attribution/fitted/fitted-model.js';
import { FITTED_MODELS, type FittedModelName } from '#domain/attribution/fitted/fitted-models.js';
import { STAGES } from '#domain/events/talent.js';
import { ProblemError } from '#shared/errors/problem.js';
import {
  type CountedJourneys,
  countJourneys,
  pathsOf,
  unattributedOf,
} from '../../journeys/counted-journeys.js';
import { readJourneys } from '../../journeys/journeys.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { dataDrivenRows, noisyMembers } from './data-driven-rows.js';
import { warningsOf } from './data-driven-warnings.js';
import { LIMITS } from './limits.js';
import { REPLICATES, replicatesOf, spreadsOf } from './replicates.js';

const BY = {
  name: 'by',
  values: ['channel', 'advocate', 'team', 'campaign', 'content', 'network'],
  fallback: 'channel',
  definition: 'What each line is about: also what the model takes for one channel.',
} as const satisfies Choice;

const MODEL = {
  name: 'model',
  values: FITTED_MODELS.map(({ name }) => name),
  fallback: 'markov_1',
  definition: FITTED_MODELS.map(({ name, definition }) => `${name}: ${definition}`).join(' '),
} satisfies Choice<FittedModelName>;

const STAGE = {
  name: 'stage',
  values: STAGES,
  fallback: 'hire',
  definition:
    'The outcome that is divided. Applications that do not stand there are journeys without an outcome, also those that are still under way: take a period that lies back far enough.',
} as const satisfies Choice;

/** What a model that is fitted to all journeys together gives to whom, and how certain that is. */
export const dataDrivenReport: Report = {
  name: 'data-driven',
  title: 'Data-driven attribution',
  description: `The outcomes of the applications received in the period, divided by a model that is fitted to all their journeys together, those without the outcome included. With 95 % intervals (bootstrap by candidate, ${String(REPLICATES)} replicates, the same for the same data). A removal effect describes journeys; it is not what an experiment would show.`,
  buckets: 'talent',
  choices: [BY, MODEL, STAGE],
  filters: ['vacancy'],
  columns: (query) => [
    dimensionColumn(chosen(query, BY)),
    measureColumn('fitted_credit'),
    measureColumn('fitted_share'),
    measureColumn('removal_effect'),
    measureColumn('fitted_credit_low'),
    measureColumn('fitted_credit_high'),
    measureColumn('fitted_relative_error'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const stage = chosen(query, STAGE);
  const model = modelNamed(chosen(query, MODEL));
  const unattributedLine = by === 'channel' ? 'unattributed' : '(unattributed)';
  const asked = { by, countedStage: 'application', journeyStage: 'application' } as const;
  const journeys = countJourneys(await readJourneys(query, desk, asked), stage);
  const fitted = fit(model, journeys);
  const members = [...fitted.credits.map(({ channel }) => channel), unattributedLine];
  const hasIntervals =
    fitted.credits.length <= LIMITS[model.name].membersWithIntervals && journeys.candidates.length > 1;
  const replicates = hasIntervals ? await drawn(journeys, model, unattributedLine) : [];
  const spreads = hasIntervals ? spreadsOf(replicates, members) : undefined;
  const unattributed = unattributedOf(journeys);
  const rows = dataDrivenRows(fitted, { by, unattributedLine, unattributed, spreads });
  return {
    rows,
    source: 'raw',
    warnings: warningsOf({
      journeys,
      fitted,
      model: model.name,
      by,
      noisy: noisyMembers(rows, by, unattributedLine),
      hasIntervals,
    }),
  };
}

function modelNamed(name: FittedModelName): FittedModel & { readonly name: FittedModelName } {
  const model = FITTED_MODELS.find((candidate) => candidate.name === name);
  if (model === undefined) throw new Error(`${name} is in the type and not in the list`);
  return model;
}

function fit(
  model: FittedModel & { readonly name: FittedModelName },
  journeys: CountedJourneys,
): FittedResult {
  const members = new Set(journeys.ways.flatMap((way) => way.members)).size;
  const most = LIMITS[model.name].members;
  if (members > most) {
    const detail = `${model.name} is fitted to ${String(most)} lines at most, and these journeys have ${String(members)}. Ask by=team or by=channel, a shorter period, or model=shapley_count.`;
    throw new ProblemError('bad-request', { detail, errors: [{ pointer: '/model', detail }] });
  }
  return model.fit(pathsOf(journeys));
}

/** One replicate at a time, with room for other requests in between. */
async function drawn(
  journeys: CountedJourneys,
  model: FittedModel,
  unattributedLine: string,
): Promise<ReadonlyMap<string, number>[]> {
  const replicates: ReadonlyMap<string, number>[] = [];
  for (const replicate of replicatesOf(journeys, model, unattributedLine)) {
    replicates.push(replicate);
    await breathe();
  }
  return replicates;
}
