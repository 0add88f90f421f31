import { type RejectionReason } from '#domain/events/rejection.js';
import { ProblemError, type ProblemKind } from '#shared/errors/problem.js';
import { type EventOutcome } from '../accept/outcome.js';

/** The answer about one event of a request. */
export type EventResult = EventOutcome & { readonly index: number; readonly line?: number };

/** The answer to a request of which at least one event was taken. */
export interface EventsAnswer {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly results: readonly EventResult[];
}

/** A list in which nothing could be accepted, or the one event that could not: a problem document instead of a 202. */
export function answerTo(results: readonly EventResult[], isBatch: boolean): EventsAnswer {
  const count = (status: EventOutcome['status']) =>
    results.filter((result) => result.status === status).length;
  const answer = {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    results,
  };
  if (answer.accepted + answer.duplicate > 0) return answer;
  const [only] = results;
  if (!isBatch && only?.status === 'rejected') throw problemOf(only);
  throw new ProblemError('unprocessable', {
    detail: 'None of the events could be accepted; see results for the reason of each.',
    extensions: { ...answer },
  });
}

/** The refusal of a single event. */
export function problemOf({
  reason,
  problems,
  rejectedId,
}: Extract<EventOutcome, { status: 'rejected' }>): ProblemError {
  return new ProblemError(problemKind(reason), {
    detail: problems[0]?.detail ?? 'The event could not be accepted.',
    errors: problems,
    extensions: { reason, ...(rejectedId === undefined ? {} : { rejectedId }) },
  });
}

function problemKind(reason: RejectionReason): ProblemKind {
  switch (reason) {
    case 'not_json':
    case 'undecodable':
    case 'invalid_envelope':
      return 'bad-request';
    case 'identity_conflict':
      return 'conflict';
    case 'too_large':
      return 'too-large';
    case 'too_deep':
    case 'invalid_text':
    case 'missing_identity':
    case 'unknown_type':
    case 'unknown_version':
    case 'invalid_data':
    case 'time_out_of_range':
    case 'unknown_reference':
    case 'cycle':
      return 'unprocessable';
  }
}
