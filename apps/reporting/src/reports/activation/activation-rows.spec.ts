import { asId, type Day } from '#domain/ids.js';
import { activationRows, type CohortRow } from './activation-rows.js';

const day = (text: string) => asId<Day>(text);
const cohort = (member: string, people: number, activated: readonly number[]): CohortRow => ({
  cohort: day('2026-03-01'),
  member,
  people,
  activated,
});
const shape = { period: { from: day('2026-03-01'), to: day('2026-04-30') }, isByTeam: true, k: 5 };
const rates = (rows: readonly CohortRow[], today: string) =>
  activationRows(rows, { ...shape, today: day(today) }).map(({ team, within_days, activated }) => [
    team,
    within_days,
    activated,
  ]);

describe('activationRows', () => {
  it('leaves a window empty until the last one to enrol has had all of it', () => {
    const rows = [cohort('sales', 10, [1, 2, 3])];
    // Whoever enrolled on the evening of 31 March has had seven days on the evening of 7 April: of 8 April, with clocks.
    expect(rates(rows, '2026-04-08')[0]).toEqual(['sales', '7', null]);
    expect(rates(rows, '2026-04-09')).toEqual([
      ['sales', '7', 1],
      ['sales', '30', null],
      ['sales', '90', null],
    ]);
    expect(rates(rows, '2026-12-01').map(([, , activated]) => activated)).toEqual([1, 2, 3]);
  });

  it('says of too few people how many they are, and nothing else', () => {
    const rows = [cohort('sales', 10, [1, 2, 3]), cohort('care', 4, [4, 4, 4]), cohort('it', 6, [1, 1, 1])];
    expect(rates(rows, '2026-12-01').filter(([, days]) => days === '7')).toEqual([
      ['sales', '7', 1],
      ['care', '7', null],
      ['it', '7', null],
    ]);
  });

  it('gives the interval of Wilson with the rate', () => {
    // Newcombe 1998 (Statistics in Medicine 17, 857-872), table I: 81 of 263 is 0.2553 to 0.3662 by the score method.
    const [line] = activationRows([cohort('', 263, [81, 0, 0])], {
      ...shape,
      isByTeam: false,
      today: day('2026-12-01'),
    });
    expect(line?.['activation_rate']).toBeCloseTo(81 / 263, 12);
    expect(line?.['activation_rate_low']).toBeCloseTo(0.2553, 4);
    expect(line?.['activation_rate_high']).toBeCloseTo(0.3662, 4);
  });
});
