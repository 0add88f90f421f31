import { ProblemError } from '#shared/errors/problem.js';
import { judgeFailure } from './judge-failure.js';

const failure = (fields: object) => Object.assign(new Error('host db.internal, SELECT secret'), fields);

describe('judgeFailure', () => {
  it.each([
    ['a store that is away', failure({ code: 'ECONNREFUSED' })],
    ['an engine with too many queries', failure({ name: 'ClickHouseError', code: '202', type: 'TOO_MANY' })],
    ['an engine short of memory', failure({ name: 'ClickHouseError', code: '241', type: 'MEMORY' })],
    ['a service that is busy', new ProblemError('unavailable', { detail: 'later' })],
    ['what nobody knows', failure({})],
  ])('tries again after %s', (_, error) => {
    expect(judgeFailure(error).isWorthRetrying).toBe(true);
  });

  it.each([
    ['a full disk', failure({ code: 'ENOSPC' })],
    ['a closed folder', failure({ code: 'EACCES' })],
    ['a question that is refused by now', new ProblemError('bad-request', { detail: 'no' })],
    ['an engine that took too long', failure({ name: 'ClickHouseError', code: '159', type: 'TIMEOUT' })],
    [
      'an engine that does not understand',
      failure({ name: 'ClickHouseError', code: '62', type: 'SYNTAX_ERROR' }),
    ],
  ])('does not after %s', (_, error) => {
    expect(judgeFailure(error).isWorthRetrying).toBe(false);
  });

  it('tells why without the insides of the installation', () => {
    for (const code of ['ECONNREFUSED', 'ENOSPC', 'EACCES', 'X', '62'])
      for (const name of ['Error', 'ClickHouseError']) {
        const { reason } = judgeFailure(failure({ code, name, type: 'SYNTAX_ERROR' }));
        expect(reason).toMatch(/^[A-Z].{10,}\.$/);
        expect(reason).not.toMatch(/db\.internal|SELECT/);
      }
    expect(judgeFailure(new ProblemError('bad-request', { detail: 'The measure is gone.' })).reason).toBe(
      'The measure is gone.',
    );
  });
});
