import { type EmployedHire } from '../../hires/employed-hires.js';
import { day, employedHire, employment, hire } from '../../hires/hires.builders.js';
import { balanceRows } from './balance-rows.js';
import { comparisonRows } from './comparison-rows.js';
import { stratumOf } from './strata.js';

const TODAY = day('2026-06-30');
interface Kind {
  readonly role: string;
  readonly level?: string;
  readonly started_on?: string;
  readonly days?: number;
}
/** So many of one kind, of whom some left after 30 days. */
const people = (
  count: number,
  left: number,
  { role, level = 'junior', started_on = '2025-01-15', days = 20 }: Kind,
) =>
  Array.from({ length: count }, (_, index): EmployedHire => {
    const hired = hire();
    return employedHire({
      employment: employment({ role, level, started_on: day(started_on) }),
      hire: { ...hired, applied_ms: hired.at_ms - days * 86_400_000 },
      followUp: index < left ? { days: 30, ended: true } : { days: 500, ended: false },
    });
  });

// The strata of the tolbutamide trial, with staying for dying: 8 of 106 and 5 of 120, 22 of 98 and 16 of 85. Published:
// risk difference 0.0349, log risk ratio 0.2818 (Modern Epidemiology, 3rd ed., table 15-1; see mantel-haenszel.spec).
const advocacy = [...people(106, 98, { role: 'baker' }), ...people(98, 76, { role: 'miller' })];
const other = [
  ...people(120, 115, { role: 'baker' }),
  ...people(85, 69, { role: 'miller' }),
  ...people(7, 7, { role: 'driver' }),
];

describe('comparisonRows', () => {
  const row = (name: string, groups = { advocacy, other }, k = 5) =>
    comparisonRows(groups, TODAY, k).find(({ compared }) => compared === name);

  it('compares within sets, by published numbers, and leaves out whoever has no counterpart', () => {
    const found = row('retained_365_days');
    expect(found).toMatchObject({
      matched_sets: 2,
      advocacy_matched: 204,
      other_matched: 205,
      advocacy_unmatched: 0,
      other_unmatched: 7,
    });
    expect(found?.['matched_difference']).toBeCloseTo(0.0349, 4);
    expect(Math.log(Number(found?.['matched_ratio']))).toBeCloseTo(0.2818, 4);
    // RR 1.3256: 1.3256 + sqrt(1.3256 x 0.3256). The interval holds 1.
    expect(found?.['e_value']).toBeCloseTo(1.3256 + Math.sqrt(1.3256 * 0.3256), 3);
    expect(found?.['e_value_of_interval']).toBe(1);
    expect(Number(found?.['advocacy_value']) - Number(found?.['other_value'])).toBeCloseTo(0.0349, 4);
  });

  it('looks only at people who started so long ago that all of them could have stayed', () => {
    const recent = people(10, 3, { role: 'baker', started_on: '2026-03-01' });
    const groups = { advocacy: [...advocacy, ...recent], other: [...other, ...recent] };
    expect(row('retained_365_days', groups)).toEqual(row('retained_365_days'));
    expect(row('retained_90_days', groups)).toMatchObject({ advocacy_matched: 214, other_matched: 215 });
  });

  it('counts an end on the 90th day as not retained for 90 days', () => {
    const leaving = (days: number) =>
      people(5, 0, { role: 'baker' }).map((one) => ({ ...one, followUp: { days, ended: true } }));
    const groups = { advocacy: [...leaving(90), ...leaving(91)], other: people(5, 0, { role: 'baker' }) };
    expect(row('retained_90_days', groups)).toMatchObject({ advocacy_value: 0.5, other_value: 1 });
  });

  it('compares the days from application to hire', () => {
    const groups = {
      advocacy: [...people(5, 0, { role: 'baker', days: 13 }), ...people(5, 0, { role: 'miller', days: 43 })],
      other: [...people(5, 0, { role: 'baker', days: 10 }), ...people(5, 0, { role: 'miller', days: 40 })],
    };
    expect(row('application_to_hire_days', groups)).toMatchObject({
      advocacy_value: 28,
      other_value: 25,
      matched_difference: 3,
      matched_ratio: null,
      e_value: null,
    });
  });

  it('gives only numbers of people where either side of the sets has fewer than k', () => {
    const groups = { advocacy: people(4, 1, { role: 'baker' }), other };
    expect(row('retained_90_days', groups)).toMatchObject({
      advocacy_matched: 4,
      other_matched: 120,
      matched_sets: null,
      advocacy_value: null,
      other_value: null,
      matched_difference: null,
      matched_ratio: null,
      e_value: null,
    });
  });
});

describe('the strata', () => {
  it('are role, site and quarter of the start, and nothing without role or site', () => {
    const [one, next] = ['2025-03-31', '2025-04-01'].map((started_on) =>
      stratumOf(employedHire({ employment: employment({ started_on: day(started_on) }) })),
    );
    expect(one).toBe('["baker","utrecht","2025-Q1"]');
    expect(next).toBe('["baker","utrecht","2025-Q2"]');
    expect(stratumOf(employedHire({ employment: employment({ site: '' }) }))).toBeUndefined();
  });
});

describe('balanceRows', () => {
  it('shows by how much the groups differed, nothing of it within the sets, and what matching left open', () => {
    // Bakers 60 % of ours and 50 % of theirs: 0.1 / sqrt((0.24 + 0.25) / 2) = 0.2020. Seniors: 2 of 10 bakers here,
    // none there.
    const groups = {
      advocacy: [
        ...people(10, 0, { role: 'baker' }),
        ...people(2, 0, { role: 'baker', level: 'senior' }),
        ...people(8, 0, { role: 'miller' }),
      ],
      other: [...people(10, 0, { role: 'baker' }), ...people(10, 0, { role: 'miller' })],
    };
    const rows = balanceRows(groups, 5);
    expect(rows[0]).toMatchObject({ covariate: 'role' });
    expect(rows[0]?.['smd_before']).toBeCloseTo(0.202, 4);
    expect(rows[0]?.['smd_after']).toBeCloseTo(0, 12);
    expect(rows[1]).toEqual({ covariate: 'site', smd_before: 0, smd_after: 0 });
    const level = rows.find(({ covariate }) => covariate === 'level');
    // Before: 0.1 / sqrt(0.09 / 2). Within: weights 120/22 and 80/18; seniors a sixth of the bakers.
    expect(level?.['smd_before']).toBeCloseTo(0.1 / Math.sqrt(0.045), 9);
    const [bakers, millers] = [120 / 22, 80 / 18];
    expect(level?.['smd_after']).toBeCloseTo(bakers / 6 / (bakers + millers) / Math.sqrt(0.045), 9);
  });

  it('says nothing about groups of fewer than k', () => {
    const [role] = balanceRows({ advocacy: people(4, 0, { role: 'baker' }), other }, 5);
    expect(role).toEqual({ covariate: 'role', smd_before: null, smd_after: null });
  });
});
