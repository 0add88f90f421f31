import { setTimeout as pause } from 'node:timers/promises';
import { type Http } from '../workload/http.js';
import { ConsumerLag } from './consumer-lag.js';
import { type Installation } from './installation.js';

export interface Settled {
  /** From the moment of the cure until every service said that it is ready. */
  readonly readyMs: number;
  /** And until nothing was on its way any more. */
  readonly drainedMs: number;
}

/** What an operator is promised. */
export const READY_WITHIN_MS = 30_000;
const DRAIN_LIMIT_MS = 300_000;
const LOOK_EVERY_MS = 150;
/** The lags of several topics are not read at one moment, so nothing must be on its way several times in a row. */
const QUIET_LOOKS = 3;

/** Waits until every service is ready, every topic is read to its end, and no spool holds a click. */
export async function settle(installation: Installation, http: Http): Promise<Settled> {
  const begun = performance.now();
  await untilReady(installation, http);
  const readyMs = Math.round(performance.now() - begun);
  const lag = await ConsumerLag.of(installation.rig.brokers);
  try {
    let quiet = 0;
    await untilTrue('every topic is read to its end and every spool is empty', DRAIN_LIMIT_MS, async () => {
      const isQuiet = (await spooledBytes(installation, http)) === 0 && (await lag.read()).size === 0;
      quiet = isQuiet ? quiet + 1 : 0;
      return quiet >= QUIET_LOOKS;
    });
  } finally {
    await lag.close();
  }
  return { readyMs, drainedMs: Math.round(performance.now() - begun) };
}

export function untilReady(installation: Installation, http: Http): Promise<void> {
  return untilTrue('every service is ready', DRAIN_LIMIT_MS, () => allReady(installation, http));
}

async function allReady({ rig }: Installation, http: Http): Promise<boolean> {
  const services = (['ingest', 'attribution', 'reporting'] as const).flatMap((name) => rig.services(name));
  const answers = await Promise.all(
    services.map(({ url }) => http.ask({ method: 'GET', url: `${url}/health/ready` })),
  );
  return answers.every(({ status }) => status === 200);
}

/** Clicks that wait in the spools of the ingest services. */
export async function spooledBytes({ ingestUrls }: Installation, http: Http): Promise<number> {
  const pages = await Promise.all(
    ingestUrls.map((url) => http.ask({ method: 'GET', url: `${url}/metrics` })),
  );
  return pages.reduce(
    (sum, { body }) => sum + Number(/^manyhands_spool_bytes(?:\{[^}]*\})? (\S+)$/m.exec(body)?.[1] ?? 0),
    0,
  );
}

/** Asks until it is so. An error is a no: what is asked may just be coming back. */
export async function untilTrue(
  what: string,
  limitMs: number,
  condition: () => Promise<boolean>,
): Promise<void> {
  let last: unknown;
  for (const begun = performance.now(); performance.now() - begun < limitMs;) {
    try {
      if (await condition()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`not within ${String(limitMs / 1_000)} s: ${what}`, { cause: last });
}
