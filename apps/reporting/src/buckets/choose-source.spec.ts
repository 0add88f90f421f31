import { asId, type Day, type Instant } from '#domain/ids.js';
import { knownNow } from '#shared/ledger/known.js';
import { type BucketState } from './bucket-state.js';
import { chooseSource, periodOfBuckets } from './choose-source.js';

const day = (text: string) => asId<Day>(text);
const clean = (text: string, headVersion: number): BucketState => ({
  day: day(text),
  headVersion,
  isClean: true,
  markedMs: Date.parse('2026-04-10T12:00:00Z'),
});
const dirty = (text: string, headVersion?: number): BucketState => ({
  day: day(text),
  headVersion,
  isClean: false,
  markedMs: Date.parse('2026-04-10T12:00:00Z'),
});
const period = { from: day('2026-03-01'), to: day('2026-03-31') };
const known = knownNow(2);
const plain = { period, isTenantZone: true, rollupAnswers: true, known };

describe('chooseSource', () => {
  it('reads clean days from the version that stands', () => {
    expect(chooseSource([clean('2026-03-02', 7), clean('2026-03-05', 4)], plain)).toEqual({
      source: 'rollup',
      heads: { days: ['2026-03-02', '2026-03-05'], versions: [7, 4] },
      rawDays: [],
      known,
    });
  });

  it('computes dirty days from raw facts, those never computed and those that were', () => {
    expect(
      chooseSource([clean('2026-03-02', 7), dirty('2026-03-03'), dirty('2026-03-04', 6)], plain),
    ).toEqual({
      source: 'mixed',
      heads: { days: ['2026-03-02'], versions: [7] },
      rawDays: ['2026-03-03', '2026-03-04'],
      known,
    });
    expect(chooseSource([dirty('2026-03-03')], plain).source).toBe('raw');
  });

  it('keeps to rollups for the pages of one list, as long as nothing was stored after its moment', () => {
    const at = (instant: string) => ({
      ...plain,
      known: { ...known, as_known_at: asId<Instant>(instant) },
      pinnedMs: Date.parse(instant),
    });
    const states = [clean('2026-03-02', 7), dirty('2026-03-03', 5)];
    expect(chooseSource(states, at('2026-04-10T12:00:00.000Z'))).toMatchObject({
      heads: { days: ['2026-03-02'], versions: [7] },
      rawDays: ['2026-03-03'],
    });
    expect(chooseSource(states, at('2026-04-10T11:59:59.999Z'))).toMatchObject({
      heads: { days: [], versions: [] },
      rawDays: ['2026-03-02', '2026-03-03'],
    });
  });

  it('computes everything from raw facts when the rollup cannot answer', () => {
    expect(
      chooseSource([clean('2026-03-02', 7), dirty('2026-03-03')], { ...plain, rollupAnswers: false }),
    ).toEqual({
      source: 'raw',
      heads: { days: [], versions: [] },
      rawDays: ['2026-03-02', '2026-03-03'],
      known,
    });
  });

  it('computes for another zone the days around every bucket, inside the period and each once', () => {
    const states = [
      clean('2026-02-28', 1),
      clean('2026-03-02', 2),
      clean('2026-03-03', 3),
      clean('2026-04-01', 4),
    ];
    expect(chooseSource(states, { ...plain, isTenantZone: false })).toEqual({
      source: 'raw',
      heads: { days: [], versions: [] },
      rawDays: ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-31'],
      known,
    });
  });

  it('computes everything from raw facts as they were known at a moment: rollups are of now', () => {
    const then = { settings_version: 1, as_known_at: asId<Instant>('2026-03-10T12:00:00.000Z') };
    expect(chooseSource([clean('2026-03-02', 7)], { ...plain, known: then })).toEqual({
      source: 'raw',
      heads: { days: [], versions: [] },
      rawDays: ['2026-03-02'],
      known: then,
    });
  });

  it('reads nothing where there is no bucket', () => {
    expect(chooseSource([], plain)).toEqual({
      source: 'rollup',
      heads: { days: [], versions: [] },
      rawDays: [],
      known,
    });
  });
});

describe('periodOfBuckets', () => {
  it('looks one day further on both sides for another zone', () => {
    expect(periodOfBuckets(period, false)).toEqual({ from: '2026-02-28', to: '2026-04-01' });
    expect(periodOfBuckets(period, true)).toBe(period);
  });
});
