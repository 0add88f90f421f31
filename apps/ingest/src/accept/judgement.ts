import { type Problem, type Rejection, type RejectionReason } from '#domain/events/rejection.js';

/** What came of judging something: the value it turned out to be, or why it cannot be accepted. */
export type Judgement<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: Rejection };

export function accepted<T>(value: T): Judgement<T> {
  return { ok: true, value };
}

export function refused(reason: RejectionReason, ...problems: readonly Problem[]): Judgement<never> {
  return { ok: false, rejection: { reason, problems } };
}
