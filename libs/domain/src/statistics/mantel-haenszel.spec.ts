import fc from 'fast-check';
import { mantelHaenszel, type RiskStratum } from './mantel-haenszel.js';
import { rateRatio } from './rate-ratio.js';

const stratum = (x1: number, n1: number, x0: number, n0: number): RiskStratum => ({
  exposed: { part: x1, whole: n1 },
  others: { part: x0, whole: n0 },
});
/** A published 90 % limit, as far from the estimate as a 95 % one is. */
const widened = (value: number, limit90: number) => value + ((limit90 - value) * 1.959_964) / 1.644_854;

describe('mantelHaenszel', () => {
  // Deaths on tolbutamide and placebo by age: K. J. Rothman, S. Greenland and T. L. Lash, "Modern Epidemiology", 3rd
  // ed., table 15-1. The 90 % limits to four places are those that the R package metafor checks itself against for this
  // table.
  const tolbutamide = [stratum(8, 106, 5, 120), stratum(22, 98, 16, 85)];

  it('gives for tolbutamide a risk difference of 0.0349, 90 % from -0.0176 to 0.0874', () => {
    const difference = mantelHaenszel(tolbutamide)?.difference;
    expect(difference?.value).toBeCloseTo(0.0349, 4);
    expect(difference?.interval?.low).toBeCloseTo(widened(0.0349, -0.0176), 3);
    expect(difference?.interval?.high).toBeCloseTo(widened(0.0349, 0.0874), 3);
  });

  it('gives for tolbutamide a risk ratio whose logarithm is 0.2818, 90 % from -0.1442 to 0.7078', () => {
    const ratio = mantelHaenszel(tolbutamide)?.ratio;
    expect(Math.log(ratio?.value ?? NaN)).toBeCloseTo(0.2818, 4);
    expect(Math.log(ratio?.interval?.low ?? NaN)).toBeCloseTo(widened(0.2818, -0.1442), 3);
    expect(Math.log(ratio?.interval?.high ?? NaN)).toBeCloseTo(widened(0.2818, 0.7078), 3);
  });

  const anyStratum = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
    .chain(([n1, n0]) =>
      fc
        .tuple(fc.integer({ min: 0, max: n1 }), fc.integer({ min: 0, max: n0 }))
        .map(([x1, x0]) => stratum(x1, n1, x0, n0)),
    );

  it('is for one stratum the plain ratio of Katz', () => {
    fc.assert(
      fc.property(anyStratum, (only) => {
        const plain = rateRatio(only.exposed, only.others);
        const pooled = mantelHaenszel([only])?.ratio;
        expect(pooled === undefined).toBe(plain === undefined);
        if (plain !== undefined) expect(pooled?.value).toBeCloseTo(plain.value, 9);
        if (plain?.interval === undefined) return;
        expect(pooled?.interval?.low ?? NaN).toBeCloseTo(plain.interval.low, 6);
      }),
    );
  });

  it('is for one stratum with equal sides the plain difference of two shares', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(60), fc.nat(60), (n, a, b) => {
        const [x1, x0] = [a % (n + 1), b % (n + 1)];
        const variance = (x1 * (n - x1) + x0 * (n - x0)) / n ** 3;
        const { value, interval } = mantelHaenszel([stratum(x1, n, x0, n)])?.difference ?? { value: NaN };
        expect(value).toBeCloseTo((x1 - x0) / n, 12);
        if (variance === 0) expect(interval).toBeUndefined();
        else expect(interval?.high).toBeCloseTo(value + 1.959_963_985 * Math.sqrt(variance), 8);
      }),
    );
  });

  it('turns its interval round when those without the outcome are counted instead, or the sides are swapped', () => {
    const without = ({ part, whole }: RiskStratum['exposed']) => ({ part: whole - part, whole });
    fc.assert(
      fc.property(fc.array(anyStratum, { minLength: 1, maxLength: 8 }), (strata) => {
        const interval = mantelHaenszel(strata)?.difference.interval;
        const turned = [
          strata.map(({ exposed, others }) => ({ exposed: without(exposed), others: without(others) })),
          strata.map(({ exposed, others }) => ({ exposed: others, others: exposed })),
        ].map((other) => mantelHaenszel(other)?.difference.interval);
        for (const other of turned) {
          expect(other?.low ?? 0).toBeCloseTo(-(interval?.high ?? 0), 6);
          expect(other?.high ?? 0).toBeCloseTo(-(interval?.low ?? 0), 6);
        }
      }),
    );
  });

  it('has a difference and a ratio of the two averages it shows, in any order of the strata', () => {
    fc.assert(
      fc.property(fc.array(anyStratum, { minLength: 1, maxLength: 8 }), (strata) => {
        const found = mantelHaenszel(strata);
        if (found === undefined) throw new Error('strata were given');
        expect(found.difference.value).toBeCloseTo(found.exposed - found.others, 12);
        if (found.ratio !== undefined)
          expect(found.ratio.value * found.others).toBeCloseTo(found.exposed, 12);
        expect(mantelHaenszel(strata.toReversed())?.difference.value).toBeCloseTo(found.difference.value, 12);
      }),
    );
  });

  it('says nothing without strata and refuses one with an empty side', () => {
    expect(mantelHaenszel([])).toBeUndefined();
    expect(() => mantelHaenszel([stratum(0, 0, 1, 2)])).toThrow(RangeError);
  });
});
