import { avalanche32, fnv1a32, partitionOf } from './partitioner.js';

describe('the partition of a key', () => {
  // Test vectors: draft-eastlake-fnv, appendix C.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('hashes %p by FNV-1a', (text, hash) => {
    expect(fnv1a32(Buffer.from(text))).toBe(hash);
  });

  // Reference values of MurmurHash3's fmix32.
  it.each([
    [0, 0],
    [1, 0x514e28b7],
    [2, 0x30f4c306],
  ])('spreads %p by the finaliser of MurmurHash3', (hash, mixed) => {
    expect(avalanche32(hash)).toBe(mixed);
  });

  it('spreads keys of doubled characters, which the last bit of FNV-1a alone would put in one partition', () => {
    const keys = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => letter + letter);
    expect(new Set(keys.map((key) => fnv1a32(Buffer.from(key)) % 2)).size).toBe(1);
    expect(new Set(keys.map((key) => partitionOf(key, 2))).size).toBe(2);
  });

  it.each([1, 2, 3, 7, 16])('fills %p partitions evenly and no other', (partitions) => {
    const counts = new Array<number>(partitions).fill(0);
    for (let n = 0; n < 8_000; n++) {
      const partition = partitionOf(`tenant|advocate-${String(n)}`, partitions);
      counts[partition] = (counts[partition] ?? NaN) + 1;
    }
    const expected = 8_000 / partitions;
    for (const count of counts) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.2);
  });
});
