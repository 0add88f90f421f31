/**
 * Sums of many numbers, each as exact as a double can say it, whatever the number and order of what was added: with
 * every addition what was rounded off is carried into the next (Kahan 1965). Ten million plain additions of a sixth are
 * off in the eleventh digit.
 */
export class CompensatedSums {
  readonly sums: Float64Array;
  private readonly carried: Float64Array;

  constructor(count: number) {
    this.sums = new Float64Array(count);
    this.carried = new Float64Array(count);
  }

  add(index: number, number: number): void {
    const before = this.sums[index] ?? 0;
    const whole = number - (this.carried[index] ?? 0);
    const after = before + whole;
    // Not 0: it is what `before + whole` could not hold. To simplify it away is to make this a plain sum.
    this.carried[index] = after - before - whole;
    this.sums[index] = after;
  }
}
