import { type Problem } from '#domain/events/rejection.js';

interface ProblemOptions {
  readonly detail: string;
  readonly errors?: readonly Problem[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The kinds of refusal there are. The name is stable and part of the API; the status follows from it. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request is not valid' },
  unauthorised: { status: 401, title: 'A valid API key is needed' },
  forbidden: { status: 403, title: 'This key may not do that' },
  'not-found': { status: 404, title: 'There is nothing here' },
  conflict: { status: 409, title: 'This contradicts what is already stored' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'This content type is not read here' },
  'snapshot-moved': { status: 409, title: 'What was being read has changed' },
  unprocessable: { status: 422, title: 'Nothing in the request could be accepted' },
  meaningless: { status: 422, title: 'The question has no meaningful answer' },
  'too-costly': { status: 422, title: 'The question would read too much' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not possible right now' },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/** A refusal that becomes an RFC 9457 problem document. Thrown anywhere, written in one filter. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly options: ProblemOptions;

  constructor(
    readonly kind: ProblemKind,
    options: ProblemOptions,
  ) {
    super(options.detail);
    this.options = options;
  }
}

/** Shortest and longest pause we ask of a caller; whole seconds, because some clients read nothing else. */
export const RETRY_AFTER_SECONDS = '2';

/** Not possible now, will be possible later: nothing was stored and the request can be sent again as it is. */
export function unavailable(detail: string): ProblemError {
  return new ProblemError('unavailable', { detail, headers: { 'retry-after': RETRY_AFTER_SECONDS } });
}

/** The document as it is sent. */
export function problemDocument(error: ProblemError): Record<string, unknown> {
  const { status, title } = PROBLEMS[error.kind];
  const { detail, errors, extensions } = error.options;
  return {
    type: `urn:manyhands:problem:${error.kind}`,
    title,
    status,
    detail,
    ...(errors === undefined ? {} : { errors }),
    ...extensions,
  };
}
