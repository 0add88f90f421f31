import fc from 'fast-check';
import { rateRatio } from './rate-ratio.js';

describe('rateRatio', () => {
  it("gives for the Physicians' Health Study what Agresti prints: 1.82, from 1.43 to 2.31", () => {
    // A. Agresti, "Categorical Data Analysis", section 3.1: heart attacks, 189 of 11,034 on placebo and 104 of 11,037
    // on aspirin.
    const ratio = rateRatio({ part: 189, whole: 11_034 }, { part: 104, whole: 11_037 });
    expect(ratio?.value).toBeCloseTo(1.82, 2);
    expect(ratio?.interval?.low).toBeCloseTo(1.43, 2);
    expect(ratio?.interval?.high).toBeCloseTo(2.31, 2);
  });

  it('turned round is one divided by it, ends swapped', () => {
    const share = fc
      .integer({ min: 2, max: 500 })
      .chain((whole) =>
        fc.record({ part: fc.integer({ min: 1, max: whole - 1 }), whole: fc.constant(whole) }),
      );
    fc.assert(
      fc.property(share, share, (a, b) => {
        const forward = rateRatio(a, b);
        const back = rateRatio(b, a);
        expect((forward?.value ?? NaN) * (back?.value ?? NaN)).toBeCloseTo(1, 9);
        expect((forward?.interval?.low ?? NaN) * (back?.interval?.high ?? NaN)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('says nothing where it would divide by nothing, and gives no interval without events', () => {
    expect(rateRatio({ part: 1, whole: 2 }, { part: 0, whole: 2 })).toBeUndefined();
    expect(rateRatio({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toBeUndefined();
    expect(rateRatio({ part: 0, whole: 2 }, { part: 1, whole: 2 })).toEqual({
      value: 0,
      interval: undefined,
    });
    expect(rateRatio({ part: 2, whole: 2 }, { part: 3, whole: 3 })).toEqual({
      value: 1,
      interval: undefined,
    });
  });
});
