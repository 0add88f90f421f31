import { type components } from './schema.js';

/** Why a request was refused (RFC 9457). `type` is stable; `detail` is for people. */
export type Problem = components['schemas']['Problem'];

/** The refusal of something before manyhands, such as a proxy, told as a problem. */
export interface ForeignProblem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

/** A request was refused; `problem` says why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly problem: Problem | ForeignProblem;

  constructor(response: Response, body: unknown) {
    const problem = isProblem(body) ? body : foreignProblem(response, body);
    super(problem.detail);
    this.status = response.status;
    this.problem = problem;
  }
}

interface Result<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a request was answered with: `dataOf(await client.GET('/api/v1/measures'))`.
 * @throws {@link Refused} when it was refused
 */
export function dataOf<T>({ data, error, response }: Result<T>): T {
  if (!response.ok) throw new Refused(response, error);
  return data as T; // is there whenever the status says so; undefined for an answer without a body
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'type' in body &&
    typeof body.type === 'string' &&
    body.type.startsWith('urn:manyhands:problem:') &&
    'detail' in body &&
    typeof body.detail === 'string'
  );
}

function foreignProblem({ status, statusText }: Response, body: unknown): ForeignProblem {
  const detail = typeof body === 'string' && body !== '' ? body : `The answer was ${String(status)}.`;
  return { type: 'about:blank', title: statusText, status, detail };
}
