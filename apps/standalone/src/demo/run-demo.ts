import { createDemoOrganisation } from './demo-organisation.js';
import { historyOf } from './history/history.js';
import { dayOf, Year } from './history/year.js';
import { type DemoOptions } from './options.js';
import { Doors } from './player/doors.js';
import { HttpClient } from './player/http.js';
import { Names } from './player/names.js';
import { play } from './player/play.js';
import { startProgress } from './player/progress.js';
import { Recorder } from './player/record.js';
import { Tally } from './player/tally.js';
import { Api } from './summary/api.js';
import { settledReconciliation } from './summary/settled.js';
import { askEverything, type Played, type Summary } from './summary/summary.js';

export interface DemoTarget {
  readonly url: string;
  readonly adminKey: string;
  readonly backdateToken: string;
}

/** Requests under way at once: enough to fill the group commits, few enough for a laptop. */
const CONCURRENCY = 32;

/** Plays a history against a running installation and asks what came of it. */
export async function runDemo(
  options: DemoOptions,
  target: DemoTarget,
  signal: AbortSignal,
): Promise<{ summary: Summary; key: string }> {
  const http = new HttpClient(target.url, CONCURRENCY);
  try {
    const { seed, size, endDay } = options;
    const year = new Year(endDay);
    const api = await createDemoOrganisation(http, target.adminKey);
    const doors = new Doors(http, { apiKey: api.key, backdateToken: target.backdateToken }, new Names());
    const played = await playHistory(options, year, doors, signal);
    // The reporting zone is ahead of UTC: the last hour of the year is the first of the next day there.
    const period = { from: dayOf(year.start), to: dayOf(year.end) };
    process.stderr.write('Waiting until every event is stored and every day has its rollups ...\n');
    const operator = new Api(http, target.adminKey);
    const reconcile = await settledReconciliation({ operator, reports: api, period }, signal);
    return {
      summary: { seed, size, period, played, answers: await askEverything(api, period), reconcile },
      key: api.key,
    };
  } finally {
    http.close();
  }
}

async function playHistory(
  options: DemoOptions,
  year: Year,
  doors: Doors,
  signal: AbortSignal,
): Promise<Played> {
  const tally = new Tally();
  const recorder = options.record === undefined ? undefined : new Recorder(options.record);
  const progress = startProgress('Playing a year', year.end - year.start, options.json);
  try {
    await play(historyOf(options), doors, {
      concurrency: CONCURRENCY,
      signal,
      onAnswer: async (exchange, { sendAt }) => {
        tally.add(exchange);
        progress.update(Math.min(sendAt, year.end) - year.start, dayOf(sendAt));
        await recorder?.write(exchange);
      },
    });
    signal.throwIfAborted();
  } finally {
    progress.stop();
    await recorder?.close();
  }
  return tally.played();
}
