import { asId, type Instant } from '#domain/ids.js';
import { type SettingsPeriod, timelineOf } from './timeline.js';

const at = (minute: number) => asId<Instant>(`2026-03-05T12:${String(minute).padStart(2, '0')}:00.000Z`);
const line = (settings_version: number, version: number, minute: number) => ({
  settings_version,
  version,
  published_at: at(minute),
});
const FIRST: SettingsPeriod = { version: 1, from: undefined };
const told = (periods: readonly SettingsPeriod[], lines: readonly ReturnType<typeof line>[]) =>
  timelineOf(periods, lines).map(({ version, since, because }) => [version, since.slice(14, 16), because]);

describe('the versions that counted', () => {
  it('follow one another while facts come in', () => {
    expect(told([FIRST], [line(1, 7, 5), line(1, 3, 1)])).toEqual([
      [3, '01', 'first'],
      [7, '05', 'facts'],
    ]);
  });

  it('of new settings count from the switch: only the last one that was computed before it', () => {
    const periods = [FIRST, { version: 3, from: at(10) }];
    const lines = [
      line(1, 1, 1),
      line(3, 2, 5),
      line(3, 4, 8),
      line(1, 5, 9),
      line(3, 6, 12),
      line(1, 8, 13),
    ];
    expect(told(periods, lines)).toEqual([
      [1, '01', 'first'],
      [5, '09', 'facts'],
      [4, '10', 'settings'],
      [6, '12', 'facts'],
    ]);
  });

  it('leave out settings that never counted, and begin late for a candidate who came late', () => {
    expect(told([FIRST, { version: 3, from: at(10) }], [line(2, 1, 1), line(3, 2, 12)])).toEqual([
      [2, '12', 'first'],
    ]);
  });

  it('leave out a version that a clock behind the others dated after a higher one', () => {
    expect(told([FIRST], [line(1, 1, 1), line(1, 2, 5), line(1, 3, 4)])).toEqual([
      [1, '01', 'first'],
      [3, '04', 'facts'],
    ]);
  });
});
