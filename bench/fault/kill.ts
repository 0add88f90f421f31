import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '#standalone/demo/history/random.js';
import { HttpClient } from '#standalone/demo/player/http.js';
import { Api, type Reconciliation } from '#standalone/demo/summary/api.js';
import { settledReconciliation } from '#standalone/demo/summary/settled.js';
import { Book, compare, type Findings } from './book.js';
import { Child } from '../child.js';
import { Load } from './load.js';
import { storedKeys } from './stored.js';

export interface KillOptions {
  readonly times: number;
  readonly seed: number;
  /** An empty folder, or one that is not there yet. */
  readonly dataDir: string;
  readonly onKill: (kills: number) => void;
  /** What the child is started from, when it is not the build beside this file. */
  readonly main?: string;
}

export interface KillResult extends Findings {
  readonly kills: number;
  /** Of which while it was still starting. */
  readonly killsWhileStarting: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly stored: number;
  readonly reconcile: Reconciliation;
  readonly restartMs: { readonly median: number; readonly max: number };
  readonly ok: boolean;
}

const BACKDATE_TOKEN = 'fault-harness-token';
/** The organisation a fresh installation begins with. */
const TENANT = 'main';
const LEAST_LOAD_MS = 50;
const MOST_LOAD_MS = 1_500;
const WHILE_STARTING_SHARE = 0.1;

/**
 * Kills the standalone process at random moments under load, starts it again on the same folder each time, and then
 * holds what it stored against what it acknowledged. Nothing is repaired in between: every start is a plain start.
 */
export async function killRepeatedly(options: KillOptions): Promise<KillResult> {
  const { times, dataDir } = options;
  const random = new Random(`fault-kill-${String(options.seed)}`);
  const start = () => Child.spawn(dataDir, { BACKDATE_TOKEN, LOG_LEVEL: 'error' }, options.main);
  const book = new Book();
  const restarts: number[] = [];
  let killsWhileStarting = 0;

  let child = start();
  try {
    let url = await child.ready();
    const apiKey = readFileSync(join(dataDir, 'admin-key'), 'utf8').trim();
    const load = new Load(options.seed, book, { apiKey, backdateToken: BACKDATE_TOKEN });
    await load.prepare(url);
    for (let kills = 0; kills < times;) {
      const moment = pause(random.int(LEAST_LOAD_MS, MOST_LOAD_MS));
      await Promise.all([load.run(url), moment.then(() => child.kill())]);
      options.onKill((kills += 1));
      if (kills < times && random.chance(WHILE_STARTING_SHARE)) {
        child = start();
        await pause(random.int(0, median(restarts)));
        await child.kill();
        killsWhileStarting += 1;
        options.onKill((kills += 1));
      }
      const before = performance.now();
      child = start();
      url = await child.ready();
      restarts.push(performance.now() - before);
    }
    await load.finish(url);
    const reconcile = await reconciled(url, apiKey);
    await child.stop();
    const stored = await storedKeys(dataDir, TENANT);
    const findings = compare(book, stored);
    return {
      ...findings,
      kills: times,
      killsWhileStarting,
      sent: book.sent.size,
      acknowledged: book.acknowledged.size,
      stored: stored.length,
      reconcile,
      restartMs: { median: median(restarts), max: Math.round(Math.max(...restarts)) },
      ok: reconcile.ok && findings.lost.length + findings.doubled.length + findings.invented.length === 0,
    };
  } finally {
    if (child.isRunning) await child.kill();
  }
}

async function reconciled(url: string, key: string): Promise<Reconciliation> {
  const http = new HttpClient(url, 1);
  try {
    const api = new Api(http, key);
    const period = { from: '2025-01-01', to: '2025-12-31' };
    return await settledReconciliation({ operator: api, reports: api, period }, new AbortController().signal);
  } finally {
    http.close();
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 1_000);
}
