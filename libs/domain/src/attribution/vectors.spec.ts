import { type Channel } from '../journeys/touch.js';
import { asId, type AdvocateId } from '../ids.js';
import { firstTouch } from './first-touch.js';
import { fullPath } from './full-path.js';
import { lastNonDirect } from './last-non-direct.js';
import { lastTouch } from './last-touch.js';
import { linear } from './linear.js';
import { linearUnique } from './linear-unique.js';
import { type Milestones, type PathModel, type PathStep } from './model.js';
import { position402040 } from './position-40-20-40.js';
import { positionWeights } from './position-weights.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { days } from './story.builders.js';
import { timeDecay } from './time-decay.js';
import { wShaped } from './w-shaped.js';

/**
 * Numbers from published sources, by their row in attribution.md section 2.1 of the project's research notes. Rows that
 * belong to fitted models (Markov, Shapley on other games) have no place here.
 */
const channelOf = (name: string): Channel =>
  name === 'direct' ? { kind: 'direct' } : { kind: 'advocate', advocateId: asId<AdvocateId>(name) };
const pathOf = (names: readonly string[]): PathStep[] =>
  names.map((name, i) => ({ at: days(i), channel: channelOf(name) }));

/** What each channel gets of journeys that are worth so much. */
function totals(
  weigh: (path: readonly PathStep[]) => number[],
  journeys: readonly (readonly [string, number])[],
) {
  const total: Record<string, number> = {};
  for (const [text, worth] of journeys) {
    const names = text.split('>');
    weigh(pathOf(names)).forEach((weight, i) => {
      const name = names[i] ?? '';
      total[name] = (total[name] ?? 0) + weight * worth;
    });
  }
  return total;
}
const PLAIN = { settings: DEFAULT_SETTINGS, milestones: {} };
const by = (model: PathModel) => (path: readonly PathStep[]) => model.weigh(path, PLAIN);

function expectTotals(actual: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) expect(actual[name]).toBeCloseTo(value, 9);
}

describe('pychattr, README (row 2): A>B>A>B>B>A, A>B>B>A>A, A>A', () => {
  const journeys = [
    ['A>B>A>B>B>A', 1],
    ['A>B>B>A>A', 1],
    ['A>A', 1],
  ] as const;

  it('first touch gives A 3', () => expectTotals(totals(by(firstTouch), journeys), { A: 3, B: 0 }));
  it('last touch gives A 3', () => expectTotals(totals(by(lastTouch), journeys), { A: 3, B: 0 }));
  it('linear gives A 2.1 and B 0.9', () => expectTotals(totals(by(linear), journeys), { A: 2.1, B: 0.9 }));
});

describe('eeghor/mta, tests', () => {
  const journeys = [
    ['direct', 2],
    ['search>email', 3],
    ['search>social>email', 5],
  ] as const;

  it('linear over distinct channels (row 4) gives 2, 19/6, 19/6, 5/3', () => {
    expectTotals(totals(by(linearUnique), journeys), {
      direct: 2,
      search: 19 / 6,
      email: 19 / 6,
      social: 5 / 3,
    });
  });

  it('position 40/20/40 (row 5) gives 2, 3.5, 3.5, 1', () => {
    expectTotals(totals(by(position402040), journeys), { direct: 2, search: 3.5, email: 3.5, social: 1 });
  });

  it('linear with repeats (row 7) gives 4 and 2 for a>a>b, six times', () => {
    expectTotals(totals(by(linear), [['a>a>b', 6]]), { a: 4, b: 2 });
  });

  it('position 30/70 (row 8) gives 3 and 7 for x>y, ten times', () => {
    expectTotals(
      totals((path) => positionWeights(path.length, 0.3, 0.7), [['x>y', 10]]),
      { x: 3, y: 7 },
    );
  });

  it('the Shapley value of the count game (row 11) is linear over distinct channels: 7 and 3', () => {
    expectTotals(
      totals(by(linearUnique), [
        ['a', 4],
        ['a>b', 6],
      ]),
      { a: 7, b: 3 },
    );
  });
});

describe('Adobe Analytics, documentation', () => {
  it('time decay of 7 days (row 13) divides $50 over touches 9, 6, 0 and 0 days old', () => {
    const touches = [-9, -6, 0, 0].map((day) => ({ at: days(day), channel: channelOf('any') }));
    const dollars = timeDecay.weigh(touches, PLAIN).map((weight) => weight * 50);
    [6.9233, 9.3181, 16.8793, 16.8793].forEach((expected, i) => expect(dollars[i]).toBeCloseTo(expected, 4));
  });

  it('J-shaped (row 14) divides $50 over paid, social, email, display', () => {
    expectTotals(
      totals((path) => positionWeights(path.length, 0.2, 0.6), [['paid>social>email>display', 50]]),
      {
        paid: 10,
        social: 5,
        email: 5,
        display: 30,
      },
    );
  });

  it('J-shaped over two touches is 25 and 75: the middle is ignored and the ends are rescaled', () => {
    expectTotals(
      totals((path) => positionWeights(path.length, 0.2, 0.6), [['paid>display', 100]]),
      { paid: 25, display: 75 },
    );
  });
});

describe('position 40/20/40 elsewhere', () => {
  it('divides 12,000 over five touches as 4800, 800, 800, 800, 4800 (row 16)', () => {
    expectTotals(totals(by(position402040), [['a>b>c>d>e', 12_000]]), {
      a: 4800,
      b: 800,
      c: 800,
      d: 800,
      e: 4800,
    });
  });

  it('divides $140 over Direct, Organic twice, Direct as 56, 28, 56 (row 17, Snowplow)', () => {
    const dollars = by(position402040)(pathOf(['direct', 'organic', 'organic', 'direct'])).map(
      (weight) => weight * 140,
    );
    [56, 14, 14, 56].forEach((expected, i) => expect(dollars[i]).toBeCloseTo(expected, 9));
  });
});

describe('last non-direct', () => {
  it.each([
    ['ann>direct', [1, 0]],
    ['ann>bob>direct>direct', [0, 1, 0, 0]],
    ['direct>ann', [0, 1]],
    ['direct>direct', [0, 1]],
  ])('weighs %s as %j', (text, weights) => {
    expect(lastNonDirect.weigh(pathOf(text.split('>')))).toEqual(weights);
  });
});

describe('time decay at its limits', () => {
  const path = [-4000, -3000, 0, 0].map((day) => ({ at: days(day), channel: channelOf('any') }));
  const weigh = (halfLifeDays: number) =>
    timeDecay.weigh(path, { ...PLAIN, settings: { ...DEFAULT_SETTINGS, halfLifeDays } });

  it('is linear when the half-life is endless', () =>
    expect(weigh(Infinity)).toEqual([0.25, 0.25, 0.25, 0.25]));
  it('is last touch, split among equals, when the half-life is nothing, and never 0/0', () => {
    expect(weigh(1e-9)).toEqual([0, 0, 0.5, 0.5]);
  });
});

/**
 * Marketo Measure publishes the weights (30/30/30/10, and 4 x 22.5 % + 10 %) and no numbers; the vectors are those of
 * section 1.3.6, worked out by hand from the definition.
 */
describe('W-shaped and full path', () => {
  const path = (touches: number) => pathOf(Array.from({ length: touches }, (_, i) => `t${String(i)}`));
  const afterTouch = (n: number) => days(n - 0.5); // touch n lies on day n - 1
  function expectWeights(model: PathModel, touches: number, milestones: Milestones, expected: number[]) {
    const weights = model.weigh(path(touches), { ...PLAIN, milestones });
    expect(weights).toHaveLength(expected.length);
    expected.forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 12));
  }

  it('five touches, application after 2, interview after 4: 30, 30, 5, 30, 5', () => {
    const milestones = { application: afterTouch(2), interview: afterTouch(4) };
    expectWeights(wShaped, 5, milestones, [0.3, 0.3, 0.05, 0.3, 0.05]);
  });

  it('two touches, application after 1, interview after 2: two thirds and one third', () => {
    const milestones = { application: afterTouch(1), interview: afterTouch(2) };
    expectWeights(wShaped, 2, milestones, [2 / 3, 1 / 3]);
  });

  it('one touch: all of it', () => {
    for (const model of [wShaped, fullPath]) expectWeights(model, 1, { application: afterTouch(1) }, [1]);
  });

  it('full path over six touches, milestones after 2, 4 and 5: 22.5, 22.5, 5, 22.5, 22.5, 5', () => {
    const milestones = { application: afterTouch(2), interview: afterTouch(4), hire: afterTouch(5) };
    expectWeights(fullPath, 6, milestones, [0.225, 0.225, 0.05, 0.225, 0.225, 0.05]);
  });

  it('a touch that holds several positions gets the sum', () => {
    const milestones = { application: afterTouch(3), interview: afterTouch(3) };
    expectWeights(wShaped, 3, milestones, [0.3, 0.1, 0.6]);
  });

  it('a milestone that was not reached leaves its part to the others, in proportion', () => {
    expectWeights(wShaped, 4, { application: afterTouch(4) }, [0.45, 0.05, 0.05, 0.45]);
    expectWeights(wShaped, 3, {}, [0.9, 0.05, 0.05]);
  });

  it('a milestone before every touch has no position', () => {
    expectWeights(wShaped, 3, { application: afterTouch(0), interview: afterTouch(3) }, [0.45, 0.1, 0.45]);
  });

  it('a touch at the very moment of a milestone led to it', () => {
    expectWeights(wShaped, 3, { application: days(1) }, [0.45, 0.45, 0.1]);
  });

  it('without a rest the positions share its 10 % evenly', () => {
    const milestones = { application: afterTouch(2), interview: afterTouch(3) };
    expectWeights(wShaped, 3, milestones, [1 / 3, 1 / 3, 1 / 3]);
  });
});
