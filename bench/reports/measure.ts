import { type QueryBody } from '#reporting/semantic/query/query-body.js';
import { ask, type Server, withServer } from '../server.js';
import { rounded } from '../statistics.js';
import { type AnalystsResult, analysts } from './analysts/analysts.js';
import { EventLoad } from './analysts/half-load.js';
import {
  EXPORTED,
  type Exported,
  exportSeconds,
  type ExportTimes,
  LARGE,
  outfileSeconds,
} from './exports/export-rates.js';
import { type Installation } from './installation.js';
import { NAMED_REPORTS, pathOf } from './named-reports.js';
import { type AskedQuestion, askQuestions, type RefusedQuestion } from './questions/ask-questions.js';
import { withBareEngine } from './questions/bare-engine.js';
import { randomQuestions } from './questions/random-questions.js';
import { type Patience, type Spread, spreadOf, timed } from './samples.js';

const SEED = 'bench-reports';
const FORMATS = Object.keys(EXPORTED) as Exported[];

/** How much is measured; the quick one is for trying out. */
export interface Extent {
  readonly questions: number;
  readonly perQuestion: Patience;
  readonly perReport: Patience;
  readonly analystSeconds: number;
}

export interface SizeResult {
  readonly events: number;
  readonly preparedSeconds: number;
  readonly reports: readonly ({ readonly report: string } & Spread)[];
  readonly asked: readonly (AskedQuestion & { readonly bareMs: number })[];
  readonly refused: readonly RefusedQuestion[];
  readonly analysts: AnalystsResult & { readonly fullRate: number; readonly rate: number };
  readonly exports: readonly (ExportTimes & { readonly lines: number; readonly bareSeconds: number })[];
  readonly peakMemoryMiB: number;
}

/**
 * Everything that is measured of one size. First the product, as a process of its own over HTTP; then the same statements
 * sent straight to the engine, with the product stopped: a data folder has one process at a time.
 */
export async function measure(
  installation: Installation,
  extent: Extent,
  say: (step: string) => void,
): Promise<SizeResult> {
  const { events, dataDir, keys, preparedSeconds } = installation;
  const bodies = randomQuestions(extent.questions, SEED);
  const product = await withServer(dataDir, async (started) => {
    const server: Server = { ...started, apiKey: keys.admin };
    const reports = await measureReports(server, extent.perReport, say);
    const { asked, refused } = await askQuestions(server, bodies, extent.perQuestion, say);
    const exported: ExportTimes[] = [];
    for (const format of FORMATS) {
      say(`export to ${format}`);
      exported.push(await exportSeconds(server, format));
    }
    const ofRollups = asked.filter(({ source }) => source === 'rollup').map(({ body }) => body);
    const atOnce = await besideIngest(server, keys.analysts, ofRollups, extent.analystSeconds, say);
    return { reports, asked, refused, exported, atOnce, peakMemoryMiB: server.child.peakMemoryMiB() };
  });
  const bare = await withBareEngine(dataDir, keys.admin, async (engine) => {
    say('the same statements, straight to the engine');
    const questions: (AskedQuestion & { readonly bareMs: number })[] = [];
    for (const question of product.asked)
      questions.push({ ...question, bareMs: await engine.ms(question.body, extent.perQuestion) });
    const exports = [];
    for (const times of product.exported) {
      const statement = await engine.exported(LARGE, EXPORTED[times.format]);
      const { seconds, lines } = await outfileSeconds(engine.clickhouse, statement, times.format, dataDir);
      exports.push({ ...times, lines, bareSeconds: seconds });
    }
    return { questions, exports };
  });
  return {
    events,
    preparedSeconds,
    reports: product.reports,
    asked: bare.questions,
    refused: product.refused,
    analysts: product.atOnce,
    exports: bare.exports,
    peakMemoryMiB: product.peakMemoryMiB,
  };
}

async function measureReports(
  server: Server,
  patience: Patience,
  say: (step: string) => void,
): Promise<SizeResult['reports']> {
  const measured = [];
  for (const report of NAMED_REPORTS) {
    const spread = spreadOf(await timed(() => ask(server, 'GET', pathOf(report)), patience));
    say(`${report}: p95 ${String(spread.p95)} ms`);
    measured.push({ report, ...spread });
  }
  return measured;
}

async function besideIngest(
  server: Server,
  keys: readonly string[],
  questions: readonly QueryBody[],
  seconds: number,
  say: (step: string) => void,
): Promise<SizeResult['analysts']> {
  say(`${String(keys.length)} analysts beside ingest at half load`);
  const load = await EventLoad.open(server, `run-${String(Date.now())}-`);
  const fullRate = await load.fullRate(Math.min(10, seconds / 2));
  const stopping = new AbortController();
  const begun = performance.now();
  const sending = load.send('half-', fullRate / 2, stopping.signal);
  const result = await analysts(server, keys, questions, seconds);
  stopping.abort();
  const sentSeconds = (performance.now() - begun) / 1_000;
  return { ...result, fullRate: rounded(fullRate), rate: rounded((await sending) / sentSeconds) };
}
