import fc from 'fast-check';
import { clusteredRateRatio, type ClusterSums } from './clustered-rate-ratio.js';

type Cluster = readonly [events: number, exposure: number];

function sumsOf(clusters: readonly Cluster[]): ClusterSums {
  const sum = (of: (cluster: Cluster) => number) =>
    clusters.reduce((total, cluster) => total + of(cluster), 0);
  return {
    clusters: clusters.length,
    events: sum(([y]) => y),
    exposure: sum(([, n]) => n),
    eventsSquared: sum(([y]) => y * y),
    eventsTimesExposure: sum(([y, n]) => y * n),
    exposureSquared: sum(([, n]) => n * n),
  };
}

describe('clusteredRateRatio', () => {
  it('is, worked by hand, the ratio of totals with the spread of clusters around them', () => {
    // 30 of 300: residuals 10 - 10 = 0, 20 - 10 = 10, 0 - 10 = -10, so 3/2 x 200 / 900. 10 of 200: 7 - 5, 3 - 5, so 2/1 x 8 / 100.
    const estimate = clusteredRateRatio(
      sumsOf([
        [10, 100],
        [20, 100],
        [0, 100],
      ]),
      sumsOf([
        [7, 100],
        [3, 100],
      ]),
    );
    expect(estimate?.value).toBeCloseTo(2, 12);
    const error = Math.sqrt(1 / 3 + 0.16);
    expect(estimate?.interval?.low).toBeCloseTo(2 * Math.exp(-1.959963984540054 * error), 12);
    expect(estimate?.interval?.high).toBeCloseTo(2 * Math.exp(1.959963984540054 * error), 12);
  });

  it('widens when the same clicks come from fewer shares, which counting clicks alone would not', () => {
    const page = sumsOf([
      [10, 100],
      [12, 100],
      [9, 100],
      [11, 100],
    ]);
    const width = (clusters: readonly Cluster[]) => {
      const interval = clusteredRateRatio(sumsOf(clusters), page)?.interval;
      return (interval?.high ?? 0) / (interval?.low ?? 1);
    };
    const even: Cluster[] = [20, 22, 18, 20].map((y) => [y, 100]);
    const uneven: Cluster[] = [80, 0, 0, 0].map((y) => [y, 100]);
    expect(width(uneven)).toBeGreaterThan(2 * width(even));
  });

  it('turns over when the sides change places', () => {
    const cluster = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 50, max: 500 }));
    const side = fc.array(cluster, { minLength: 2, maxLength: 8 }).map(sumsOf);
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [there, back] = [clusteredRateRatio(a, b), clusteredRateRatio(b, a)];
        expect((there?.value ?? 0) * (back?.value ?? 0)).toBeCloseTo(1, 9);
        if (there?.interval === undefined) expect(back?.interval).toBeUndefined();
        else expect(there.interval.low * (back?.interval?.high ?? 0)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('says nothing of one share, of no impressions, or against nothing', () => {
    const some = sumsOf([
      [1, 10],
      [2, 10],
    ]);
    expect(clusteredRateRatio(sumsOf([[5, 10]]), some)).toBeUndefined();
    expect(
      clusteredRateRatio(
        some,
        sumsOf([
          [0, 10],
          [0, 10],
        ]),
      ),
    ).toBeUndefined();
    expect(
      clusteredRateRatio(
        some,
        sumsOf([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBeUndefined();
    expect(
      clusteredRateRatio(
        sumsOf([
          [0, 10],
          [0, 10],
        ]),
        some,
      ),
    ).toEqual({ value: 0, interval: undefined });
  });
});
