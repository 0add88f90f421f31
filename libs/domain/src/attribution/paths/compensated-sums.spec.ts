import { CompensatedSums } from './compensated-sums.js';

describe('a compensated sum', () => {
  it('of a million tenths is right to the last digit, where a plain one is off in the eleventh', () => {
    const sums = new CompensatedSums(2);
    let plain = 0;
    for (let i = 0; i < 1_000_000; i += 1) {
      sums.add(1, 0.1);
      plain += 0.1;
    }
    expect([...sums.sums]).toEqual([0, 100_000]);
    expect(Math.abs(plain - 100_000)).toBeGreaterThan(1e-7);
  });

  it('keeps what is too small to be seen in one addition', () => {
    const sums = new CompensatedSums(1);
    sums.add(0, 1);
    for (let i = 0; i < 1_000; i += 1) sums.add(0, 1e-17);
    expect(sums.sums[0]).toBeCloseTo(1 + 1e-14, 16);
    expect(sums.sums[0]).toBeGreaterThan(1);
  });
});
