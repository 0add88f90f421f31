import { type Day, type Instant } from '#domain/ids.js';
import { STAGES } from '#domain/events/talent.js';
import { ProblemError } from '#shared/errors/problem.js';
import { RawParameters } from '../parameters/raw-parameters.js';
import { readAsKnownAt, readChoices, readDay, readLimit } from '../parameters/read-parameters.js';
import { type Choice } from '../parameters/report-query.js';
import { type ListCursor, readListCursor } from './list-cursor.js';

export const OUTCOMES_PARAMETERS = ['stage', 'from', 'to', 'asKnownAt', 'limit', 'cursor'] as const;
export const DEFAULT_OUTCOMES = 100;

const STAGE = {
  name: 'stage',
  values: STAGES,
  fallback: 'hire',
  definition: 'Which outcomes are listed.',
} as const satisfies Choice;

export interface OutcomesQuestion {
  readonly stage: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly asKnownAt: Instant | null;
  readonly limit: number;
  readonly after: ListCursor | undefined;
}

/** @throws one refusal that names every parameter that is wrong */
export function readOutcomesQuestion(parameters: unknown, nowMs: number): OutcomesQuestion {
  const raw = new RawParameters(parameters, OUTCOMES_PARAMETERS);
  const from = readDay(raw, 'from');
  const to = readDay(raw, 'to');
  if (from !== undefined && to !== undefined && from > to)
    raw.refuse('from', `(${from}) lies after to (${to}).`);
  const asKnownAt = readAsKnownAt(raw, nowMs);
  const { stage = STAGE.fallback } = readChoices(raw, [STAGE]);
  const limit = readLimit(raw, DEFAULT_OUTCOMES);
  const cursor = raw.one('cursor');
  const after = cursor === undefined ? undefined : readListCursor(cursor);
  if (cursor !== undefined && after === undefined)
    raw.refuse(
      'cursor',
      'is not one of this list: send nextCursor unchanged, or leave it out to start again.',
    );
  refuseIfAny(raw);
  return { stage, from, to, asKnownAt, limit, after };
}

export function refuseIfAny({ problems }: RawParameters): void {
  if (problems.length === 0) return;
  throw new ProblemError('bad-request', {
    detail: problems.map(({ detail }) => detail).join(' '),
    errors: problems,
  });
}
