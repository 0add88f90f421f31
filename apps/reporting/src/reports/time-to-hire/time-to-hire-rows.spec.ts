import { hire } from '../../hires/hires.builders.js';
import { type ReachedStage } from '../../hires/reached-stages.js';
import { stageTimes } from './durations.js';
import { type Breakdown, timeToHireRows, type TimeToHireData } from './time-to-hire-rows.js';

const DAY_MS = 86_400_000;
const OPENED = Date.parse('2026-01-01T00:00:00Z');
const openings = new Map([
  ['v1', { opened_ms: OPENED, team: 'bread' }],
  ['v2', { opened_ms: OPENED + 10 * DAY_MS, team: '' }],
]);
/** Applied so many days after v1 opened, and reached the stage so many days later. */
const reached = (appliedDay: number, days: number, more: Partial<ReachedStage> = {}): ReachedStage => ({
  ...hire(),
  applied_ms: OPENED + appliedDay * DAY_MS,
  at_ms: OPENED + (appliedDay + days) * DAY_MS,
  ...more,
});

describe('stageTimes', () => {
  it('times a hire from the application and from the posting', () => {
    const { timed } = stageTimes([reached(5, 30.5)], openings);
    expect(timed.map(({ duration, days }) => [duration, days])).toEqual([
      ['application_to_hire', 30.5],
      ['posting_to_hire', 35.5],
    ]);
  });

  it('leaves out what was reversed, is internal, has no start or ends before it began, and counts it', () => {
    const { timed, untimed } = stageTimes(
      [
        reached(1, 1, { is_reversed: true }),
        reached(1, 1, { is_internal: true, is_reversed: true }),
        reached(1, 1, { stage: 'interview', applied_ms: null }),
        reached(1, 1, { vacancy: 'never-opened' }),
        reached(1, 2, { vacancy: 'v2' }),
      ],
      openings,
    );
    expect(untimed).toEqual({ reversed: 1, internal: 1, noStart: 2, negative: 1 });
    expect(timed.map(({ duration }) => duration)).toEqual(['application_to_hire', 'application_to_hire']);
  });
});

describe('timeToHireRows', () => {
  const firsts: TimeToHireData['firsts'] = [
    { vacancy: 'v1', channel: 'advocate', is_influenced: true, first_ms: OPENED + 4 * DAY_MS },
    { vacancy: 'v1', channel: 'job_board', is_influenced: false, first_ms: OPENED + 1 * DAY_MS },
    { vacancy: 'v1', channel: 'direct', is_influenced: true, first_ms: OPENED + 3 * DAY_MS },
    { vacancy: 'v2', channel: 'unattributed', is_influenced: false, first_ms: OPENED + 12 * DAY_MS },
  ];
  const data = (stages: readonly ReachedStage[], more: Partial<TimeToHireData> = {}): TimeToHireData => ({
    timed: stageTimes(stages, openings).timed,
    firsts,
    openings,
    isInPeriod: () => true,
    ...more,
  });
  const line = (of: TimeToHireData, by: Breakdown, member: string, duration: string, k = 1) =>
    timeToHireRows(of, by, k).find((row) => row[by] === member && row['duration'] === duration);

  it('says how long it took: median, quartiles and the interval of the median, to one decimal', () => {
    // 1.04 to 7.04: quartiles at places 1.5 and 4.5 of 0 to 6, the whole range for seven values.
    const stages = [1, 2, 3, 4, 5, 6, 7].map((days) => reached(0, days + 0.04));
    expect(line(data(stages), 'source_class', 'sourced', 'application_to_hire')).toMatchObject({
      timed: 7,
      days_lower_quartile: 2.5,
      days_median: 4,
      days_upper_quartile: 5.5,
      days_median_low: 1,
      days_median_high: 7,
    });
  });

  it('counts fewer than k and does not say how long they took', () => {
    const stages = [reached(0, 3), reached(0, 4)];
    expect(line(data(stages), 'source_class', 'sourced', 'application_to_hire', 3)).toEqual({
      source_class: 'sourced',
      duration: 'application_to_hire',
      timed: 2,
      days_lower_quartile: null,
      days_median: null,
      days_upper_quartile: null,
      days_median_low: null,
      days_median_high: null,
    });
  });

  it('finds the first application of a line among those of the line', () => {
    const of = data([]);
    const median = (member: string, duration: string) =>
      line(of, 'source_class', member, duration)?.['days_median'];
    expect(line(of, 'source_class', '(all)', 'posting_to_first_application')).toMatchObject({
      timed: 2,
      days_median: 1.5,
    });
    expect(median('sourced', 'posting_to_first_application')).toBe(4);
    expect(median('influenced_only', 'posting_to_first_application')).toBe(3);
    expect(median('(all)', 'posting_to_first_attributed_application')).toBe(3);
    expect(line(of, 'source_class', 'other', 'posting_to_first_attributed_application')).toMatchObject({
      timed: 0,
      days_median: null,
    });
  });

  it('times a first application on its own day only', () => {
    const of = data([], { isInPeriod: (ms) => ms > OPENED + 2 * DAY_MS });
    // The first of v1 was before the period: none of the later ones takes its place.
    expect(line(of, 'source_class', '(all)', 'posting_to_first_application')).toMatchObject({ timed: 1 });
  });

  it('breaks down by channel, vacancy and the team the vacancy was opened for', () => {
    const stages = [reached(0, 3, { channel: '' }), reached(12, 4, { vacancy: 'v2', channel: 'agency' })];
    const of = data(stages);
    const timed = (by: Breakdown, member: string) => line(of, by, member, 'application_to_hire')?.['timed'];
    expect(timed('channel', 'unattributed')).toBe(1);
    expect(timed('channel', 'agency')).toBe(1);
    expect(timed('channel', 'event')).toBe(0);
    expect(timed('vacancy', 'v2')).toBe(1);
    expect(timed('hiring_team', 'bread')).toBe(1);
    expect(timed('hiring_team', '(none)')).toBe(1);
    expect(timed('hiring_team', '(all)')).toBe(2);
  });
});
