import { outcomeId } from '../../outcomes/outcome-id.js';
import { type CreditHolder } from './credit-holders.js';
import { type HireCredit, type Withdrawal, WITHDRAWALS } from './hire.js';
import { type Announcement } from './what-to-announce.js';

/** Lines of one model at most; the rest is one more. A body stays far below the 20 kB Standard Webhooks advises. */
const MAX_LINES = 10;
const OTHERS: CreditHolder = { channel: '(others)', advocateId: null, team: null };
const MICRO = 1_000_000;

interface CreditLine extends CreditHolder {
  /** Part of the one hire; a model's lines add up to 1. */
  readonly credit: number;
}

/** The `data` of a `hire.attributed`. */
export interface HirePayload {
  readonly status: Announcement['status'];
  readonly outcome: {
    /** As in GET /api/v1/outcomes. */
    readonly id: string;
    readonly stage: 'hire';
    /** Null when it was withdrawn. */
    readonly at: string | null;
    readonly vacancyId: string | null;
  };
  /** By every model of the organisation's settings. Empty when it was withdrawn. */
  readonly models: readonly { readonly model: string; readonly credits: readonly CreditLine[] }[];
  readonly withdrawn: { readonly reason: Withdrawal; readonly meaning: string } | null;
  readonly ledger: { readonly version: number; readonly settingsVersion: number };
  /** Where the whole story is, for a key that may read reports. */
  readonly why: string;
}

/** What is told of a hire: enough to know what happened and to ask for the rest, and nobody who may not be named. */
export function hirePayload(
  announcement: Announcement,
  settingsVersion: number,
  holderOf: (channel: string, advocateId: string) => CreditHolder,
): HirePayload {
  const { status, candidateRef, applicationId, version } = announcement;
  const id = outcomeId({ candidateRef, applicationId, stage: 'hire' });
  const rest = { ledger: { version, settingsVersion }, why: `/api/v1/outcomes/${id}/attribution` };
  if (announcement.status === 'withdrawn') {
    const { because } = announcement;
    return {
      status,
      outcome: { id, stage: 'hire', at: null, vacancyId: null },
      models: [],
      withdrawn: { reason: because, meaning: WITHDRAWALS[because] },
      ...rest,
    };
  }
  const { at, vacancyId, credits } = announcement.hire;
  return {
    status,
    outcome: { id, stage: 'hire', at, vacancyId: vacancyId === '' ? null : vacancyId },
    models: [...Map.groupBy(credits, ({ model }) => model)].map(([model, of]) => ({
      model,
      credits: linesOf(of, holderOf),
    })),
    withdrawn: null,
    ...rest,
  };
}

/** In an order that tells no more than the lines do: the largest first, then by what is shown. */
function linesOf(
  credits: readonly HireCredit[],
  holderOf: (channel: string, advocateId: string) => CreditHolder,
): CreditLine[] {
  const byHolder = new Map<string, { readonly holder: CreditHolder; micro: number }>();
  for (const { channel, advocateId, creditMicro } of credits) {
    const holder = holderOf(channel, advocateId);
    const key = JSON.stringify(holder);
    const line = byHolder.get(key) ?? { holder, micro: 0 };
    line.micro += creditMicro;
    byHolder.set(key, line);
  }
  const sorted = [...byHolder]
    .sort(([one, { micro: a }], [other, { micro: b }]) => b - a || (one < other ? -1 : 1))
    .map(([, line]) => line);
  const others = sorted.slice(MAX_LINES).reduce((sum, { micro }) => sum + micro, 0);
  const lines = [...sorted.slice(0, MAX_LINES), ...(others === 0 ? [] : [{ holder: OTHERS, micro: others }])];
  return lines.map(({ holder, micro }) => ({ ...holder, credit: micro / MICRO }));
}
