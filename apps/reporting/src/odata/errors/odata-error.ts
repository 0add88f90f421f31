/** The refusals of the OData face. The name is the `code` of the error body and stays what it is. */
export const ODATA_REFUSALS = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  Conflict: 409,
  UriTooLong: 414,
  UnsupportedFormat: 415,
  Unprocessable: 422,
  TooManyRequests: 429,
  InternalError: 500,
  NotImplemented: 501,
  Unavailable: 503,
} as const;
export type ODataRefusal = keyof typeof ODATA_REFUSALS;

/** A request that OData clients get an error body for. `target` is the option, header or property it is about. */
export class ODataError extends Error {
  override readonly name = 'ODataError';

  constructor(
    readonly code: ODataRefusal,
    message: string,
    readonly target?: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** Something that makes no sense, with the place where it stops doing so. */
export function nonsense(target: string, why: string, at?: number): ODataError {
  const where = at === undefined ? '' : ` (at position ${String(at)} of ${target})`;
  return new ODataError('BadRequest', `${target}: ${why}${where}`, target);
}

/** Something that OData knows and this service does not do. */
export function outsideSubset(target: string, feature: string): ODataError {
  return new ODataError(
    'NotImplemented',
    `${target}: ${feature} is not supported by this service. What is: the page docs/bi/odata.md.`,
    target,
  );
}
