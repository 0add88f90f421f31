import { type Instant } from '#domain/ids.js';

/** Which hire it is, whatever version of the ledger. */
export interface HireKey {
  readonly candidateRef: string;
  readonly applicationId: string;
}

/** What one model gives one holder of a hire. */
export interface HireCredit {
  readonly model: string;
  readonly channel: string;
  /** '' for every channel but `advocate`. */
  readonly advocateId: string;
  /** Millionths of the hire. */
  readonly creditMicro: number;
}

/** A hire as the version of the ledger that counts has it. */
export interface Hire extends HireKey {
  readonly version: number;
  readonly at: Instant;
  readonly reversedAt: Instant | null;
  readonly isInternal: boolean;
  readonly vacancyId: string;
  readonly credits: readonly HireCredit[];
}

/** What the outside was told last. */
export interface Announced extends HireKey {
  /** How many times it was told something, this one included. */
  readonly number: number;
  readonly status: 'attributed' | 'changed' | 'withdrawn';
  readonly fingerprint: string;
}

/** Why an announcement does not hold any more. Part of the API. */
export const WITHDRAWALS = {
  reversed: 'The hire was reversed.',
  internal: 'The candidate turned out to work here already; internal mobility is counted apart.',
  no_advocate_credit: 'No model gives an advocate credit for it any more.',
  not_known:
    'The ledger has no such hire any more: the candidate was merged into another or deleted, or it was a mistake.',
} as const;
export type Withdrawal = keyof typeof WITHDRAWALS;
