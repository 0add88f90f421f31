import { setTimeout as pause } from 'node:timers/promises';
import { type Api, type Reconciliation, type ReportAnswer } from './api.js';
import { type Period } from './questions.js';

export interface Settling {
  /** A key with the scope operator: reconcile then looks at the log and at everyone. */
  readonly operator: Api;
  /** A key of the organisation whose reports are waited for. */
  readonly reports: Api;
  readonly period: Period;
}

const POLL_MS = 500;
/** Events may still be on their way and days still be due; after this long without any change they stay so. */
const STUCK_AFTER_MS = 120_000;

/**
 * Waits until everything that was accepted is stored and every day has its rollups, so that reconcile has everything to
 * compare, and gives its answer. When nothing moves any more, the answer as it is.
 */
export async function settledReconciliation(
  { operator, reports, period }: Settling,
  signal: AbortSignal,
): Promise<Reconciliation> {
  const reconcile = () => operator.get<Reconciliation>('/api/v1/reconcile');
  await until(async () => onTheirWay(await reconcile()), signal);
  await untilRollups(reports, period, signal);
  return reconcile();
}

/** Waits until the reports of a period are read from rollups alone, so that no day of it is due any more. */
export async function untilRollups(api: Api, { from, to }: Period, signal: AbortSignal): Promise<void> {
  // One cheap report for either kind of rollup.
  for (const report of ['verdicts.json?', 'funnel.json?basis=outcome&']) {
    const path = `/api/v1/reports/${report}from=${from}&to=${to}`;
    await until(async () => {
      const { meta } = await api.get<{ meta: { source: string } }>(path);
      return meta.source === 'rollup' ? '' : meta.source;
    }, signal);
  }
}

/**
 * Waits until so many requests on links are counted. A redirect is answered when its click is in the log or in ingest's
 * spool, and what is in the spool reaches the log later: reconcile cannot know of it.
 * @param partnerRule clicks with this rule came as events
 */
export async function untilClicks(
  { api, period: { from, to } }: { readonly api: Api; readonly period: Period },
  clicks: number,
  partnerRule: string,
  signal: AbortSignal,
): Promise<void> {
  await until(async () => {
    const { data } = await api.get<ReportAnswer>(`/api/v1/reports/verdicts.json?from=${from}&to=${to}`);
    const counted = data
      .filter(({ rule }) => rule !== partnerRule)
      .reduce((sum, { requests }) => sum + Number(requests), 0);
    return counted >= clicks ? '' : String(counted);
  }, signal);
}

/** Asks what is still to come until that is nothing, or the same for too long. */
async function until(whatIsToCome: () => Promise<string>, signal: AbortSignal): Promise<void> {
  let last = '';
  for (let changedAt = performance.now(); performance.now() - changedAt < STUCK_AFTER_MS;) {
    const toCome = await whatIsToCome();
    if (toCome === '') return;
    if (toCome !== last) changedAt = performance.now();
    last = toCome;
    await pause(POLL_MS, undefined, { signal });
  }
}

/** Reconcile says what is on its way as a note of its check of the log: it is no difference. */
function onTheirWay({ checks }: Reconciliation): string {
  return checks.find(({ name }) => name === 'log')?.notes.join('\n') ?? '';
}
