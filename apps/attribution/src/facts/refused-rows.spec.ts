import { blamesARow } from './refused-rows.js';

const failure = (type: string, code: string): Error => Object.assign(new Error(type), { type, code });

describe('who is to blame for a failed insert', () => {
  it.each([
    ['CANNOT_PARSE_UUID', '376'],
    ['CANNOT_PARSE_NUMBER', '72'],
    ['VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE', '321'],
  ])('is the row for %s', (type, code) => {
    expect(blamesARow(failure(type, code))).toBe(true);
  });

  // Codes as the sources of ClickHouse list them (src/Common/ErrorCodes.cpp).
  it.each([
    ['TIMEOUT_EXCEEDED', '159'],
    ['TOO_MANY_SIMULTANEOUS_QUERIES', '202'],
    ['SOCKET_TIMEOUT', '209'],
    ['NETWORK_ERROR', '210'],
    ['MEMORY_LIMIT_EXCEEDED', '241'],
    ['TABLE_IS_READ_ONLY', '242'],
    ['NOT_ENOUGH_SPACE', '243'],
    ['TOO_MANY_PARTS', '252'],
    ['UNKNOWN_TABLE', '60'],
    ['AUTHENTICATION_FAILED', '516'],
    ['INCORRECT_DATA', '117'],
  ])('is not the row for %s, which would set every event aside', (type, code) => {
    expect(blamesARow(failure(type, code))).toBe(false);
  });

  it('is not the row when the connection broke', () => {
    expect(blamesARow(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toBe(
      false,
    );
    expect(blamesARow('gone')).toBe(false);
  });
});
