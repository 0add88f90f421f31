import { createHash } from 'node:crypto';

/** Where a message stands in the log. */
export interface LogPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/**
 * An id for what was refused at a position: the same message at the same position gives the same id, so a batch that is
 * handed over again does not store its refusals twice. The bytes are part of it because a topic that was deleted and
 * made anew begins at offset 0 again: without them its refusals would pass for those of the old one and be dropped.
 */
export function refusalIdAt({ topic, partition, offset }: LogPosition, bytes: Uint8Array): string {
  const hex = createHash('sha256')
    .update(`${topic}/${String(partition)}/${String(offset)}\0`)
    .update(bytes)
    .digest('hex');
  // The bits that make it a well-formed UUID of the free form, version 8 (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
