import { LocalDays } from '#attribution/buckets/local-days.js';
import { recomputeCandidates } from '#attribution/candidates/recompute-candidates.js';
import { Pipeline } from '#attribution/testing/pipeline.js';
import { type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { asId, type CandidateRef, type EventKey, type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Bench } from '../finding.js';
import { percentile, rounded } from '../statistics.js';

const FILL = loadSql(import.meta.url, './fill-ledger.sql');
const ZONE = 'Europe/Amsterdam';
/** A million touches: minutes. Every step is as long as the one before it, so ten times as much takes ten times as long. */
const SIZE = { outcomes: 10_000, touches: 100 };
const QUICK_SIZE = { outcomes: 1_000, touches: 100 };
/** Candidates of one INSERT of facts, and of one step of recomputing: the step a change of settings takes. */
const SLICE = 10_000;
const STEP = 500;
const LATE_EVENTS = 50;
const WARM_UP_EVENTS = 5;
const SECONDS_PER_DAY = 86_400;

/**
 * From facts in ClickHouse to credits in the ledger, by the product's own code on embedded stores: all candidates anew,
 * and then what one late event costs from the log's batch until its credits can be read.
 */
export const ledger: Bench = async ({ quick, say }) => {
  const pipeline = await Pipeline.open(ZONE);
  try {
    const { outcomes, touches } = quick ? QUICK_SIZE : SIZE;
    const tenant = await pipeline.newTenant();
    await fill(pipeline, tenant, outcomes, touches, say);
    const seconds = await recomputeAll(pipeline, tenant, outcomes, say);
    const credits = await creditRows(pipeline, tenant);
    const lateMs = await lateEvents(pipeline, tenant, say);
    const all = number(outcomes * touches);
    return {
      name: 'ledger',
      findings: [
        {
          what: `credits of ${number(outcomes)} outcomes over ${all} touches, from facts to a full ledger`,
          ours: `${String(rounded(seconds, 1))} s, ${number(rounded((outcomes * touches) / seconds))} touches/s`,
          against: `${number(credits)} credit rows, ${number(rounded(credits / seconds))}/s; peak memory ${number(peakMemoryMiB())} MiB, engine included`,
          limit: 'none, printed for planning',
          isKept: true,
        },
        {
          what: `a late event of a candidate of ${number(touches)} touches, until its credits can be read, p95`,
          ours: `${String(rounded(percentile(lateMs, 0.95)))} ms`,
          against: `median ${String(rounded(percentile(lateMs, 0.5)))} ms of ${String(LATE_EVENTS)}, one at a time`,
          limit: 'none, printed for planning',
          isKept: true,
        },
      ],
      details: { outcomes, touches, seconds, credits, lateMs, peakMemoryMiB: peakMemoryMiB() },
    };
  } finally {
    await pipeline.close();
  }
};

async function fill(
  { clickhouse }: Pipeline,
  tenant: TenantId,
  outcomes: number,
  touches: number,
  say: (step: string) => void,
): Promise<void> {
  for (let from = 0; from < outcomes; from += SLICE) {
    say(`filling, ${number(from)} of ${number(outcomes)} candidates`);
    const query_params = { tenant, touches, from, to: Math.min(from + SLICE, outcomes) };
    for (const query of FILL.replace(/--.*$/gm, '').split(';'))
      await clickhouse.command({ query, query_params });
  }
}

/** @returns seconds */
async function recomputeAll(
  { stores }: Pipeline,
  tenant: TenantId,
  outcomes: number,
  say: (step: string) => void,
): Promise<number> {
  const days = await LocalDays.of([tenant], stores.zoneOf);
  const before = performance.now();
  for (let from = 0; from < outcomes; from += STEP) {
    say(`computing, ${number(from)} of ${number(outcomes)} candidates`);
    const refs = Array.from(
      { length: Math.min(STEP, outcomes - from) },
      (_, i) => `cand-${String(from + i)}`,
    );
    const changed = await recomputeCandidates(stores, tenant, refs, days);
    if (changed !== refs.length)
      throw new Error(`${String(changed)} of ${String(refs.length)} candidates changed`);
  }
  return (performance.now() - before) / 1_000;
}

/** Each is a hire that was told late: stored, its candidate recomputed, their credits of both outcomes published. */
async function lateEvents(
  pipeline: Pipeline,
  tenant: TenantId,
  say: (step: string) => void,
): Promise<number[]> {
  say('taking late events');
  const times: number[] = [];
  for (let i = 0; i < WARM_UP_EVENTS + LATE_EVENTS; i += 1) {
    const event = lateHire(tenant, 7 * i);
    const before = performance.now();
    await pipeline.take([event]);
    if (i >= WARM_UP_EVENTS) times.push(performance.now() - before);
  }
  return times;
}

function lateHire(tenant: TenantId, candidate: number): AcceptedEventOf<'hired'> {
  const at = instantOf((Date.UTC(2026, 0, 1) / 1_000 + (candidate * SECONDS_PER_DAY) / 100) * 1_000);
  const id = `late-${String(candidate)}`;
  return {
    tenant,
    key: asId<EventKey>(`00000000-0000-4000-8000-${candidate.toString(16).padStart(12, '0')}`),
    source: 'bench',
    id,
    type: 'hired',
    occurredAt: at,
    receivedAt: at,
    data: {
      candidateRef: asId<CandidateRef>(`cand-${String(candidate)}`),
      applicationId: `app-${String(candidate)}`,
    },
  };
}

async function creditRows({ clickhouse }: Pipeline, tenant: TenantId): Promise<number> {
  const result = await clickhouse.query({
    query: 'SELECT toFloat64(count()) AS rows FROM credit WHERE tenant = {tenant:String}',
    query_params: { tenant },
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ rows: number }>();
  return row?.rows ?? 0;
}

function peakMemoryMiB(): number {
  return rounded(process.resourceUsage().maxRSS / 1_024);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
