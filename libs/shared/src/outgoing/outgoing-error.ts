/**
 * Why a request to an address that somebody else chose came to nothing. A closed list: each may be shown to whoever chose
 * the address, so none says anything about this network, its names or its addresses.
 */
export const OUTGOING_FAILURES = {
  bad_url: 'The address is not one that is asked: https, without a user name or password.',
  blocked_port: 'The port of the address is not one that is asked.',
  blocked_address: 'The name does not stand for addresses on the public internet alone.',
  dns: 'The name could not be resolved.',
  refused: 'Nobody listens there.',
  unreachable: 'There is no way there.',
  tls: 'No trusted encrypted connection could be made.',
  timeout: 'The answer did not come in time.',
  connection: 'The connection broke.',
  protocol: 'The answer was not HTTP.',
  aborted: 'The request was given up here.',
} as const;
export type OutgoingFailure = keyof typeof OUTGOING_FAILURES;

/** The only error of a guarded request. What lies behind it is kept out of it on purpose. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  constructor(readonly failure: OutgoingFailure) {
    super(OUTGOING_FAILURES[failure]);
  }
}
