/** Numbers in one flat array that doubles when it is full. What was not set is 0. */
export class GrowingFloats {
  data = new Float64Array(FIRST_CAPACITY);

  /** Makes room so that `data[index]` may be written. */
  reach(index: number): void {
    if (index < this.data.length) return;
    const grown = new Float64Array(Math.max(this.data.length * 2, index + 1));
    grown.set(this.data);
    this.data = grown;
  }
}

/** The same for whole numbers of 32 bits: half the memory, for what there is one of per touch. */
export class GrowingInts {
  data = new Int32Array(FIRST_CAPACITY);

  reach(index: number): void {
    if (index < this.data.length) return;
    const grown = new Int32Array(Math.max(this.data.length * 2, index + 1));
    grown.set(this.data);
    this.data = grown;
  }
}

const FIRST_CAPACITY = 64;
