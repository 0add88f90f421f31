import { chosenModels, PATH_MODELS } from '#domain/attribution/models.js';
import { type AttributionSettings } from '#domain/attribution/settings.js';
import { STAGES } from '#domain/events/talent.js';
import { ProblemError } from '#shared/errors/problem.js';
import { settingsByVersion } from '#shared/ledger/settings-by-version.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { GRANULARITY } from '../common-choices.js';
import { linesOfModel } from '../from-model.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { creditRows } from './credit-rows.js';

const MODEL_NAMES = PATH_MODELS.map(({ name }) => name);

const BY = {
  name: 'by',
  values: ['channel', 'advocate', 'team', 'campaign', 'content', 'network', 'vacancy'],
  fallback: 'channel',
  definition: 'What each line is about. Credit that nobody earned is always a line of its own.',
} as const satisfies Choice;

const MODEL = {
  name: 'model',
  values: ['all', ...MODEL_NAMES],
  fallback: 'all',
  definition: `One model, or all side by side. ${PATH_MODELS.map(({ name, definition }) => `${name}: ${definition}`).join(' ')}`,
} satisfies Choice;

const STAGE = {
  name: 'stage',
  values: STAGES,
  fallback: 'hire',
  definition: 'The outcome that is divided.',
} as const satisfies Choice;

/** Who and what led to the outcomes. */
export const attributionReport: Report = {
  name: 'attribution',
  title: 'Attribution',
  description:
    'Standing outcomes of people from outside, divided over what led to them by each model. For every model the lines, the unattributed one included, add up to the outcomes exactly.',
  buckets: 'talent',
  choices: [BY, MODEL, STAGE, GRANULARITY],
  filters: ['team', 'campaign', 'content', 'network', 'advocate', 'vacancy'],
  columns: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
    dimensionColumn('model'),
    dimensionColumn(chosen(query, BY)),
    measureColumn('credit'),
    measureColumn('share_of_credit'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const granularity = chosen(query, GRANULARITY);
  const model = chosen(query, MODEL);
  const settings = await settingsByVersion(desk.postgres, query.tenant, desk.known.settings_version);
  const models = modelsAsked(model, settings);
  const lines = await linesOfModel(query, desk, {
    measures: ['credit', 'share_of_credit'],
    dimensions: ['model', by],
    granularity,
    emptyBuckets: false,
    fixed: { model: models, stage: [chosen(query, STAGE)] },
  });
  return {
    rows: creditRows(lines.rows, { period: query, granularity, by, models }),
    source: lines.source,
    warnings: warningsOf(query),
  };
}

/** @throws a refusal for a model that is not computed: its zeros would not be true */
function modelsAsked(model: string, settings: AttributionSettings): string[] {
  const computed = chosenModels(settings).map(({ name }): string => name);
  if (model === 'all') return computed;
  if (computed.includes(model)) return [model];
  const detail = `model cannot be ${model}: version ${String(settings.version)} of the organisation's attribution settings computes only ${computed.join(', ')}. Take one of those, or change the settings.`;
  throw new ProblemError('bad-request', { detail, errors: [{ pointer: '/model', detail }] });
}

/** Only the vacancy is known of an outcome that nobody gets credit for; every other filter leaves it out. */
function warningsOf({ filters }: ReportQuery): Warning[] {
  const { vacancy: _vacancy, ...ofTouches } = filters;
  const asked = Object.entries(ofTouches).flatMap(([name, values]) => (values.length > 0 ? [name] : []));
  if (asked.length === 0) return [];
  return [
    {
      code: 'filtered_credit',
      detail: `Under a filter on ${asked.join(', ')} the lines add up to the credit that passes it, not to all outcomes; unattributed credit does not pass it.`,
    },
  ];
}
