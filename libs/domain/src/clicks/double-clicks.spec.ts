import fc from 'fast-check';
import { click, seconds } from '../attribution/story.builders.js';
import { chainDoubleClicks } from './double-clicks.js';

const keysOf = (chains: ReturnType<typeof chainDoubleClicks>) =>
  chains.map((chain) => chain.map(({ key }) => key));

describe('chainDoubleClicks', () => {
  it('takes clicks 29 s apart for one and clicks 35 s apart for two (COUNTER Code of Practice 7.2)', () => {
    expect(chainDoubleClicks([click('a', seconds(0)), click('b', seconds(29))], 30)).toHaveLength(1);
    expect(chainDoubleClicks([click('a', seconds(0)), click('b', seconds(35))], 30)).toHaveLength(2);
  });

  it('includes a gap of exactly the limit and excludes one a millisecond longer', () => {
    expect(chainDoubleClicks([click('a', seconds(0)), click('b', seconds(30))], 30)).toHaveLength(1);
    expect(chainDoubleClicks([click('a', seconds(0)), click('b', seconds(30.001))], 30)).toHaveLength(2);
  });

  it('measures each gap from the click before, so a chain can last longer than the limit', () => {
    const clicks = [0, 20, 40, 60].map((s) => click(`c${s}`, seconds(s)));
    expect(keysOf(chainDoubleClicks(clicks, 30))).toEqual([['c0', 'c20', 'c40', 'c60']]);
  });

  it('lets a late click join two chains into one', () => {
    const apart = [click('a', seconds(0)), click('c', seconds(50))];
    expect(chainDoubleClicks(apart, 30)).toHaveLength(2);
    expect(chainDoubleClicks([...apart, click('b', seconds(25))], 30)).toHaveLength(1);
  });

  it('keeps visitors and links apart', () => {
    const clicks = [
      click('a', seconds(0)),
      click('b', seconds(1), { visitorKey: 'v2' }),
      click('c', seconds(2), { linkCode: 'link-bob' }),
    ];
    expect(keysOf(chainDoubleClicks(clicks, 30))).toEqual([['a'], ['b'], ['c']]);
  });

  it('never joins clicks of visitors who asked not to be told apart', () => {
    const { visitorKey: _a, ...first } = click('a', seconds(0));
    const { visitorKey: _b, ...second } = click('b', seconds(1));
    expect(keysOf(chainDoubleClicks([first, second], 30))).toEqual([['a'], ['b']]);
  });

  it('gives the same chains for any order and any repeats', () => {
    const someClicks = fc.uniqueArray(
      fc.record({
        key: fc.integer({ min: 0, max: 99 }),
        s: fc.integer({ min: 0, max: 300 }),
        v: fc.constantFrom('v1', 'v2'),
      }),
      { selector: ({ key }) => key },
    );
    const withShuffle = someClicks
      .map((list) => list.map(({ key, s, v }) => click(`k${key}`, seconds(s), { visitorKey: v })))
      .chain((clicks) =>
        fc.tuple(
          fc.constant(clicks),
          fc.shuffledSubarray([...clicks, ...clicks], { minLength: 2 * clicks.length }),
        ),
      );
    fc.assert(
      fc.property(withShuffle, ([clicks, shuffled]) => {
        expect(chainDoubleClicks(shuffled, 30)).toEqual(chainDoubleClicks(clicks, 30));
      }),
    );
  });

  it('leaves more than the limit between the chains of one visitor, and no more inside one', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { maxLength: 20 });
    fc.assert(
      fc.property(times, (offsets) => {
        const clicks = offsets.map((s) => click(`k${s}`, seconds(s)));
        const sorted = offsets.toSorted((a, b) => a - b);
        const gapsOverLimit = sorted.filter((s, i) => i > 0 && s - (sorted[i - 1] ?? s) > 30).length;
        expect(chainDoubleClicks(clicks, 30)).toHaveLength(offsets.length === 0 ? 0 : gapsOverLimit + 1);
      }),
    );
  });
});
