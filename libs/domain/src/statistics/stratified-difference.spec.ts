import fc from 'fast-check';
import { stratifiedDifference } from './stratified-difference.js';

describe('stratifiedDifference', () => {
  it('is for one stratum the two-sample comparison with a pooled variance', () => {
    // Student's sleep data (Biometrika 6 (1908) 1-25), extra hours: R's t.test(var.equal = TRUE) prints means 0.75 and
    // 2.33, t = -1.8608.
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const found = stratifiedDifference([{ exposed: first, others: second }]);
    expect(found?.exposed).toBeCloseTo(0.75, 12);
    expect(found?.others).toBeCloseTo(2.33, 12);
    const { value, interval } = found?.difference ?? { value: NaN };
    expect((value * 1.959_964) / ((interval?.high ?? NaN) - value)).toBeCloseTo(-1.8608, 4);
  });

  it('finds an effect that is the same in strata on different levels, without any spread', () => {
    const { value, interval } = stratifiedDifference([
      { exposed: [13, 13], others: [10] },
      { exposed: [43], others: [40, 40, 40] },
    ])?.difference ?? { value: NaN };
    expect(value).toBeCloseTo(3, 12);
    expect(interval?.low).toBeCloseTo(3, 9);
  });

  const values = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 });
  it('gives what least squares on people taken from their stratum mean gives', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ exposed: values, others: values }), { minLength: 1 }), (strata) => {
        let xy = 0;
        let xx = 0;
        for (const { exposed, others } of strata) {
          const people = [...exposed.map((y) => ({ x: 1, y })), ...others.map((y) => ({ x: 0, y }))];
          const x = people.reduce((sum, p) => sum + p.x, 0) / people.length;
          const y = people.reduce((sum, p) => sum + p.y, 0) / people.length;
          for (const p of people) {
            xy += (p.x - x) * (p.y - y);
            xx += (p.x - x) ** 2;
          }
        }
        expect(stratifiedDifference(strata)?.difference.value).toBeCloseTo(xy / xx, 8);
      }),
    );
  });

  it('gives no interval when nothing is left to estimate the spread from', () => {
    expect(stratifiedDifference([{ exposed: [3], others: [1] }])?.difference).toEqual({
      value: 2,
      interval: undefined,
    });
    expect(stratifiedDifference([])).toBeUndefined();
  });
});
