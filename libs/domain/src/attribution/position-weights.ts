/**
 * Position-based weights with `first` and `last` for the ends and the rest spread over the middle. With two touches
 * there is no middle and the ends are rescaled to `f/(f+l)` and `l/(f+l)`, as Adobe Analytics does; DP6 adds half of
 * the middle to each end instead, which differs unless `f = l`.
 */
export function positionWeights(touches: number, first: number, last: number): number[] {
  if (touches === 1) return [1];
  if (touches === 2) return [first / (first + last), last / (first + last)];
  const middle = (1 - first - last) / (touches - 2);
  return Array.from({ length: touches }, (_, i) => {
    if (i === 0) return first;
    return i === touches - 1 ? last : middle;
  });
}
