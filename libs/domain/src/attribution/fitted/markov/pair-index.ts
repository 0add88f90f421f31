const FIRST_SLOTS = 64;
/** Slots per pair: at half full a look-up seldom needs a second look. */
const ROOM = 2;

/** Pairs of whole numbers as whole numbers from 0, in the order in which they were first seen. A hash table in flat arrays. */
export class PairIndex {
  first = new Int32Array(FIRST_SLOTS / ROOM);
  second = new Int32Array(FIRST_SLOTS / ROOM);
  count = 0;
  private slots = new Int32Array(FIRST_SLOTS).fill(-1);

  /** The number of a pair; a new one gets the next. */
  idOf(first: number, second: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(first, second) & mask;
    for (let id = this.slots[slot] ?? -1; id !== -1; id = this.slots[slot] ?? -1) {
      if (this.first[id] === first && this.second[id] === second) return id;
      slot = (slot + 1) & mask;
    }
    return this.add(first, second, slot);
  }

  private add(first: number, second: number, slot: number): number {
    const id = this.count;
    this.count += 1;
    if (id === this.first.length) {
      this.grow();
      return this.place(id, first, second);
    }
    this.slots[slot] = id;
    this.first[id] = first;
    this.second[id] = second;
    return id;
  }

  private grow(): void {
    const pairs = [this.first, this.second].map((old) => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    });
    const [first = this.first, second = this.second] = pairs;
    this.first = first;
    this.second = second;
    this.slots = new Int32Array(first.length * ROOM).fill(-1);
    for (let id = 0; id < this.count - 1; id += 1) this.place(id, first[id] ?? 0, second[id] ?? 0);
  }

  private place(id: number, first: number, second: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(first, second) & mask;
    while (this.slots[slot] !== -1) slot = (slot + 1) & mask;
    this.slots[slot] = id;
    this.first[id] = first;
    this.second[id] = second;
    return id;
  }
}

/** Both numbers are small and dense, so they are spread over all 32 bits first (constants of MurmurHash3's finaliser). */
function hashOf(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}
