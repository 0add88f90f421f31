import fc from 'fast-check';
import { JourneyBook } from './journey-book.js';
import { type JourneyEvent } from './read-events.js';

const DAY_MS = 86_400_000;
const touch = (journey: string, day: number, channel: string): JourneyEvent => ({
  journey,
  atMs: day * DAY_MS,
  kind: 'touch',
  channel,
  value: 0,
});
const conversion = (journey: string, day: number, value = 0): JourneyEvent => ({
  journey,
  atMs: day * DAY_MS,
  kind: 'conversion',
  channel: '',
  value,
});
function journeysOf(events: readonly JourneyEvent[], lookbackDays = 90) {
  const book = new JourneyBook();
  for (const event of events) book.add(event);
  const journeys = [...book.inOrder(lookbackDays)].map(
    ({ channels, converted, value }) => `${channels.join('>')} ${converted ? String(value) : 'null'}`,
  );
  return { journeys, leftOut: book.touchesLeftOut, touches: book.touches };
}

describe('journeys of events', () => {
  it('come out in the order of time, and of the rows at one time', () => {
    expect(
      journeysOf([
        touch('j', 3, 'c'),
        conversion('j', 4, 9),
        touch('j', 1, 'a'),
        touch('j', 3, 'd'),
        touch('j', 2, 'b'),
      ]).journeys,
    ).toEqual(['a>b>c>d 9']);
  });

  it('hold both ends of the window', () => {
    const events = [
      touch('j', 0, 'early'),
      touch('j', 1, 'first'),
      touch('j', 91, 'last'),
      touch('j', 92, 'late'),
    ];
    expect(journeysOf([...events, conversion('j', 91)])).toEqual({
      journeys: ['first>last 0'],
      leftOut: 2,
      touches: 4,
    });
  });

  it('give a touch to every conversion whose window holds it', () => {
    expect(
      journeysOf([
        touch('j', 1, 'a'),
        conversion('j', 2, 1),
        touch('j', 3, 'b'),
        conversion('j', 4, 2),
        conversion('j', 95, 3),
      ]),
    ).toEqual({ journeys: ['a 1', 'a>b 2', ' 3'], leftOut: 0, touches: 2 });
  });

  it('end in nothing for who never converted, counted back from the last touch', () => {
    expect(journeysOf([touch('j', 0, 'old'), touch('j', 95, 'a'), touch('j', 100, 'b')])).toMatchObject({
      journeys: ['a>b null'],
      leftOut: 1,
    });
  });

  it('are the same as a plain recount of each journey, whatever the order of the rows', () => {
    const event = fc
      .record({
        journey: fc.constantFrom('x', 'y', 'z'),
        // One event per moment, so that the order of the rows cannot matter.
        minute: fc.integer({ min: 0, max: 40 * 1440 }),
        isTouch: fc.boolean(),
        name: fc.constantFrom('a', 'b', 'c'),
      })
      .map(({ journey, minute, isTouch, name }): JourneyEvent => ({
        journey,
        atMs: minute * 60_000,
        kind: isTouch ? 'touch' : 'conversion',
        channel: isTouch ? name : '',
        value: isTouch ? 0 : minute,
      }));
    const events = fc.uniqueArray(event, { selector: ({ atMs }) => atMs, maxLength: 3000, size: 'medium' });
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 40 }), (all, lookbackDays) => {
        const plain = [...new Set(all.map(({ journey }) => journey))].flatMap((journey) => {
          const own = all
            .filter((candidate) => candidate.journey === journey)
            .sort((a, b) => a.atMs - b.atMs);
          const ends = own.filter(({ kind }) => kind === 'conversion');
          const last = own.at(-1);
          return (ends.length > 0 ? ends : last === undefined ? [] : [last]).map((end) => {
            const path = own.filter(
              ({ kind, atMs }) =>
                kind === 'touch' && atMs <= end.atMs && atMs >= end.atMs - lookbackDays * DAY_MS,
            );
            return `${path.map(({ channel }) => channel).join('>')} ${ends.length > 0 ? String(end.value) : 'null'}`;
          });
        });
        expect(journeysOf(all, lookbackDays).journeys.toSorted()).toEqual(plain.toSorted());
      }),
      { numRuns: 60 },
    );
  });
});
