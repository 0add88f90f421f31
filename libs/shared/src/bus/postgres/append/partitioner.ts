const FNV_OFFSET_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The partition of a key. It must never change for a given key and count: messages of one key would land in two
 * partitions and lose their order.
 */
export function partitionOf(key: string, partitions: number): number {
  return avalanche32(fnv1a32(Buffer.from(key, 'utf8'))) % partitions;
}

/** FNV-1a, 32 bits. */
export function fnv1a32(bytes: Uint8Array): number {
  let hash = FNV_OFFSET_BASIS;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return hash >>> 0;
}

/** MurmurHash3's finaliser. FNV-1a's lowest bit is only the parity of the bytes' lowest bits, which a modulo would expose. */
export function avalanche32(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
