import { isStoreUnavailable } from './store-unavailable.js';

const failure = (code: string) => Object.assign(new Error('it failed'), { code });

describe('isStoreUnavailable', () => {
  // Codes of appendix A of the PostgreSQL manual.
  it.each([
    ['connection_failure', '08006'],
    ['disk_full', '53100'],
    ['out_of_memory', '53200'],
    ['too_many_connections', '53300'],
    ['admin_shutdown', '57P01'],
    ['cannot_connect_now', '57P03'],
    ['io_error', '58030'],
    ['a refused connection', 'ECONNREFUSED'],
  ])('holds for what passes without the sender: %s', (_, code) => {
    expect(isStoreUnavailable(failure(code))).toBe(true);
    expect(isStoreUnavailable(new Error('the query failed', { cause: failure(code) }))).toBe(true);
    expect(isStoreUnavailable(new AggregateError([new Error('another'), failure(code)]))).toBe(true);
  });

  it.each([
    ['unique_violation', '23505'],
    ['syntax_error', '42601'],
    ['query_canceled', '57014'],
    ['a file that is missing', 'ENOENT'],
  ])('does not hold for what the same request would meet again: %s', (_, code) => {
    expect(isStoreUnavailable(failure(code))).toBe(false);
  });

  it('does not hold for what is no error', () => {
    expect(isStoreUnavailable('53100')).toBe(false);
  });
});
