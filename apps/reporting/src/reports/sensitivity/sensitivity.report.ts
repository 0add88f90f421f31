import { setImmediate as breathe } from 'node:timers/promises';
import { chosenModels, PATH_MODELS } from '#domain/attribution/models.js';
import { STAGES } from '#domain/events/talent.js';
import { ProblemError } from '#shared/errors/problem.js';
import { settingsByVersion } from '#shared/ledger/settings-by-version.js';
import { readJourneys } from '../../journeys/journeys.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { sensitivityRows, topTenWarnings } from './sensitivity-rows.js';
import { type WindowedCredits, windowedCredits } from './windowed-credits.js';
import { USUAL_WINDOWS, windowsWithin } from './windows.js';

const MODEL_NAMES = PATH_MODELS.map(({ name }) => name);

const BY = {
  name: 'by',
  values: ['channel', 'advocate', 'team', 'campaign'],
  fallback: 'channel',
  definition: 'What each line is about. Credit that nobody earned is always a line of its own.',
} as const satisfies Choice;

const MODEL = {
  name: 'model',
  values: ['all', ...MODEL_NAMES],
  fallback: 'all',
  definition: 'One model, or every one the settings name, side by side.',
} satisfies Choice;

const STAGE = {
  name: 'stage',
  values: STAGES,
  fallback: 'hire',
  definition: 'The outcome that is divided.',
} as const satisfies Choice;

const WINDOW = {
  name: 'window',
  values: ['all', ...USUAL_WINDOWS.map(String)],
  fallback: 'all',
  definition:
    'How many days before its end a journey begins: one window, or all side by side, that of the settings included.',
} as const satisfies Choice;

/** How much of attribution is a matter of choice. */
export const sensitivityReport: Report = {
  name: 'sensitivity',
  title: 'Sensitivity of attribution',
  description:
    'The attribution of the period once per look-back window and model, with the touches that a narrower window leaves out, and a warning when it changes who comes first. In a narrower window evidence is not judged again: a statement that only confirmed a click does not stand in for it.',
  buckets: 'talent',
  choices: [BY, MODEL, STAGE, WINDOW],
  filters: ['vacancy'],
  columns: (query) => [
    dimensionColumn('window'),
    dimensionColumn('model'),
    dimensionColumn(chosen(query, BY)),
    measureColumn('windowed_credit'),
    measureColumn('credit_rank'),
    measureColumn('window_touches'),
    measureColumn('window_touches_lost'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const stage = chosen(query, STAGE);
  const settings = await settingsByVersion(desk.postgres, query.tenant, desk.known.settings_version);
  const windows = windowsAsked(chosen(query, WINDOW), settings.lookbackDays);
  const journeys = await readJourneys(query, desk, { by, countedStage: stage, journeyStage: stage });
  const model = chosen(query, MODEL);
  const models = model === 'all' ? chosenModels(settings) : PATH_MODELS.filter(({ name }) => name === model);
  const all: WindowedCredits[] = [];
  for (const windowDays of windows) {
    for (const pathModel of models) {
      all.push(windowedCredits(journeys, stage, pathModel, windowDays, settings));
      await breathe(); // other requests come in between
    }
  }
  const unattributedLine = by === 'channel' ? 'unattributed' : '(unattributed)';
  return {
    rows: all.flatMap((credits) => sensitivityRows(credits, by, unattributedLine)),
    source: 'raw',
    warnings: [...topTenWarnings(all), ...widerWindows(settings.lookbackDays)],
  };
}

/** @throws a refusal for a window that is wider than what the ledger was computed with */
function windowsAsked(window: string, lookbackDays: number): readonly number[] {
  if (window === 'all') return windowsWithin(lookbackDays);
  const windowDays = Number(window);
  if (windowDays <= lookbackDays) return [windowDays];
  const detail = `window cannot be ${window}: touches more than ${String(lookbackDays)} days before a journey's end were never looked for, because that is the look-back window of the organisation's attribution settings. Propose settings with a wider lookbackDays, or take a narrower window.`;
  throw new ProblemError('bad-request', { detail, errors: [{ pointer: '/window', detail }] });
}

function widerWindows(lookbackDays: number): Warning[] {
  const wider = USUAL_WINDOWS.filter((days) => days > lookbackDays);
  if (wider.length === 0) return [];
  return [
    {
      code: 'wider_windows_left_out',
      detail: `Windows of ${wider.join(' and ')} days are not shown: the attribution settings look ${String(lookbackDays)} days back.`,
    },
  ];
}
