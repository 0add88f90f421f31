const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;
const UTF_8 = new TextEncoder();

/**
 * MurmurHash3_x86_32 of the UTF-8 bytes of a text (A. Appleby, SMHasher; public domain): the same 32 bits on every
 * machine, spread evenly. Not for secrets.
 */
export function murmur3(text: string, seed: number): number {
  const bytes = UTF_8.encode(text);
  const blocks = bytes.length - (bytes.length % 4);
  const byte = (index: number): number => bytes[index] ?? 0;
  let hash = seed | 0;
  for (let at = 0; at < blocks; at += 4) {
    hash ^= scrambled(byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24));
    hash = (Math.imul(rotated(hash, 13), 5) + 0xe6546b64) | 0;
  }
  // What is left of the last block; bytes beyond the end are 0, and a block of nothing changes nothing.
  hash ^= scrambled(byte(blocks) | (byte(blocks + 1) << 8) | (byte(blocks + 2) << 16));
  return mixed(hash ^ bytes.length);
}

/** The finaliser of MurmurHash3, fmix32: every bit of the input moves every bit of the result about half the time. */
export function mixed(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scrambled(block: number): number {
  return Math.imul(rotated(Math.imul(block, C1), 15), C2);
}

function rotated(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
