import { day } from '../../hires/hires.builders.js';
import { type CostData, costPerHireRows, type PeriodCost } from './cost-per-hire-rows.js';

const cost = (channel: string, euros: number, more: Partial<PeriodCost> = {}): PeriodCost => ({
  kind: 'external',
  channel,
  currency: 'EUR',
  amountMinor: BigInt(euros * 100),
  ...more,
});
const data = (costs: readonly PeriodCost[], hires: Record<string, number>): CostData => ({
  costs,
  hiresMicro: new Map(Object.entries(hires).map(([channel, count]) => [channel, count * 1_000_000])),
  period: { from: day('2026-01-01'), to: day('2026-12-31') },
});
const line = (of: CostData, label: string, currency = 'EUR') =>
  costPerHireRows(of, 'hire_source').find(
    (row) => row['hire_source'] === label && row['currency'] === currency,
  );

describe('costPerHireRows', () => {
  const year = data(
    [
      cost('advocate', 4_000, { kind: 'internal' }),
      cost('advocate', 2_000),
      cost('agency', 30_000),
      cost('job_board', 9_000),
      cost('job_board', 1_000, { kind: 'internal' }),
      cost('', 8_000, { kind: 'internal' }),
      cost('', 500, { kind: 'not_stated' }),
    ],
    { advocate: 7.5, agency: 4, job_board: 2.5, direct: 1, unattributed: 5 },
  );

  it('divides external plus internal costs by hires, for every source and all together', () => {
    expect(line(year, 'advocacy')).toMatchObject({
      external_cost: 2_000,
      internal_cost: 4_000,
      total_cost: 6_000,
      credited_hires: 7.5,
      cost_per_hire: 800,
    });
    // 40,000 over 4 + 2.5 + 1 + 5 hires; 54,500 over 20.
    expect(line(year, 'other')).toMatchObject({
      total_cost: 40_000,
      credited_hires: 12.5,
      cost_per_hire: 3_200,
    });
    expect(line(year, '(shared)')).toMatchObject({
      internal_cost: 8_000,
      cost_of_unstated_kind: 500,
      credited_hires: null,
      cost_per_hire: null,
    });
    expect(line(year, '(all)')).toMatchObject({
      total_cost: 54_500,
      credited_hires: 20,
      cost_per_hire: 2_725,
    });
  });

  it('says what was saved against the other hires, with the period and the hires it compares with', () => {
    expect(line(year, 'advocacy')).toMatchObject({
      baseline_period: '2026-01-01/2026-12-31',
      baseline_hires: 12.5,
      baseline_cost_per_hire: 3_200,
      // 7.5 x (3,200 - 800)
      cost_saved: 18_000,
    });
    expect(line(year, 'other')).toMatchObject({
      baseline_period: null,
      baseline_hires: null,
      cost_saved: null,
    });
  });

  it('says so when advocacy cost more', () => {
    const dear = data([cost('advocate', 9_000), cost('agency', 1_000)], { advocate: 1, agency: 1 });
    expect(line(dear, 'advocacy')).toMatchObject({ cost_saved: -8_000 });
    const inVain = data([cost('advocate', 9_000), cost('agency', 1_000)], { agency: 1 });
    expect(line(inVain, 'advocacy')).toMatchObject({ cost_per_hire: null, cost_saved: -9_000 });
  });

  it('gives no saving without the costs of both sides: a price of nothing would make one up', () => {
    const noneOfOurs = data([cost('agency', 1_000)], { advocate: 1, agency: 1 });
    expect(line(noneOfOurs, 'advocacy')).toMatchObject({ baseline_cost_per_hire: 1_000, cost_saved: null });
    const noneOfTheirs = data([cost('advocate', 1_000)], { advocate: 1, agency: 1 });
    expect(line(noneOfTheirs, 'advocacy')).toMatchObject({ baseline_cost_per_hire: null, cost_saved: null });
    const noOtherHires = data([cost('advocate', 1_000), cost('agency', 1_000)], { advocate: 1 });
    expect(line(noOtherHires, 'advocacy')).toMatchObject({ baseline_cost_per_hire: null, cost_saved: null });
    const recordedAsNothing = data([cost('advocate', 0), cost('agency', 1_000)], { advocate: 1, agency: 1 });
    expect(line(recordedAsNothing, 'advocacy')).toMatchObject({ cost_saved: 1_000 });
  });

  it('never mixes currencies: one table each, over all hires', () => {
    const two = data(
      [
        cost('agency', 1_000),
        cost('agency', 3_000, { currency: 'GBP' }),
        cost('advocate', 10, { currency: 'GBP' }),
      ],
      { agency: 2, advocate: 1 },
    );
    expect(line(two, 'other', 'EUR')).toMatchObject({ total_cost: 1_000, cost_per_hire: 500 });
    expect(line(two, 'other', 'GBP')).toMatchObject({ total_cost: 3_000, cost_per_hire: 1_500 });
    expect(line(two, 'advocacy', 'EUR')).toMatchObject({ total_cost: 0, cost_saved: null });
    expect(line(two, 'advocacy', 'GBP')).toMatchObject({ cost_saved: 1_490 });
  });

  it('has every channel on a line of its own when asked, and the lines add up to all', () => {
    const rows = costPerHireRows(year, 'channel');
    const sum = (column: string) =>
      rows
        .filter(({ channel }) => channel !== '(all)')
        .reduce((total, row) => total + Number(row[column]), 0);
    expect(sum('total_cost')).toBe(54_500);
    expect(sum('credited_hires')).toBe(20);
    expect(rows.find(({ channel }) => channel === 'advocate')).toMatchObject({ cost_saved: 18_000 });
    expect(rows.find(({ channel }) => channel === 'event')).toMatchObject({
      total_cost: 0,
      cost_per_hire: null,
    });
  });
});
