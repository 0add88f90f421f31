import fc from 'fast-check';
import { asId, type Day } from '#domain/ids.js';
import { addDays } from '#domain/time/calendar.js';
import { firstOf, shifted } from '../../semantic/query/date-range.js';
import { bindFilter } from '../filter/bind-filter.js';
import { evaluate } from '../filter/evaluate.js';
import { readQueryOptions } from '../grammar/query-options.js';
import { GRANULARITIES } from '../metadata/entity-set.js';
import { PERIOD_START, PERIOD_START_AT } from '../metadata/properties.js';
import { requirementsOf } from './conjuncts.js';
import { daysToRead } from './days-to-read.js';

const COLUMNS = new Map([PERIOD_START, PERIOD_START_AT].map((column) => [column.name, column]));
const DATA = { from: asId<Day>('2026-02-10'), to: asId<Day>('2026-05-20') };

function bound(text: string) {
  const { filter } = readQueryOptions(`$filter=${encodeURIComponent(text)}`);
  if (filter === undefined) throw new Error('there is no filter');
  return bindFilter(filter, COLUMNS);
}
const days = (text: string, granularity: (typeof GRANULARITIES)[number] = 'day', maxDays = 3_660) =>
  daysToRead({ data: DATA, granularity, zone: 'UTC', maxDays, requirements: requirementsOf(bound(text)) });

describe('the days that are read for a filter', () => {
  it('hold every day of every period that the filter lets through', () => {
    const day = fc.integer({ min: -40, max: 160 }).map((n) => addDays(DATA.from, n));
    const comparison = fc
      .tuple(fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'), day, fc.boolean(), fc.boolean())
      .map(([operator, at, isInstant, isFlipped]) => {
        const [column, literal] = isInstant ? ['period_start_at', `${at}T11:00:00Z`] : ['period_start', at];
        return isFlipped ? `${literal} ${operator} ${column}` : `${column} ${operator} ${literal}`;
      });
    const list = fc.array(day, { maxLength: 3 }).map((members) => `period_start in (${members.join(',')})`);
    const leaf = fc.oneof(comparison, list);
    const filter = fc.oneof(
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all) => all.join(' and ')),
      fc.tuple(leaf, leaf).map(([a, b]) => `(${a} or ${b})`),
      leaf.map((one) => `not (${one})`),
    );
    fc.assert(
      fc.property(filter, fc.constantFrom(...GRANULARITIES), (text, granularity) => {
        const read = days(text, granularity);
        const expression = bound(text);
        for (let day = DATA.from; day <= DATA.to; day = addDays(day, 1)) {
          const start = firstOf(granularity, day);
          const passes = evaluate(expression, { period_start: start, period_start_at: Date.parse(start) });
          if (passes === true) expect([text, day >= read.from && day <= read.to]).toEqual([text, true]);
        }
      }),
    );
  });

  it('are few where the filter asks for few', () => {
    expect(days('period_start ge 2026-03-04 and period_start lt 2026-03-06')).toEqual({
      from: '2026-03-04',
      to: '2026-03-06',
    });
    expect(days('period_start eq 2026-03-02', 'week')).toEqual({ from: '2026-03-02', to: '2026-03-08' });
    expect(days('2026-03-01 eq period_start', 'month')).toEqual({ from: '2026-03-01', to: '2026-03-31' });
    expect(days('period_start gt 9999-12-31')).toEqual({ from: DATA.to, to: DATA.to });
    expect(days('period_start eq null')).toEqual(DATA);
  });

  it('cut an instant into days of the organisation', () => {
    const requirements = requirementsOf(bound('period_start_at ge 2026-03-28T23:00:00Z'));
    const { from } = daysToRead({
      data: DATA,
      granularity: 'day',
      zone: 'Europe/Amsterdam',
      maxDays: 3_660,
      requirements,
    });
    expect(from).toBe('2026-03-29');
  });

  it('are at most as many as one question may read, and begin with a whole period', () => {
    const newest = days('true', 'month', 60);
    expect(newest).toEqual({ from: '2026-05-01', to: '2026-05-31' });
    expect(newest.from).toBe(shifted('month', newest.from, 0));
    expect(() => days('period_start ge 2026-02-12', 'day', 60)).toThrow('asks for more than 60 days');
  });
});
