import { crc32 } from 'node:zlib';

/** A message as it waits in the spool. */
export interface SpoolRecord {
  /** The partition key; holds no blank. */
  readonly key: string;
  /** JSON text without line breaks. */
  readonly value: string;
}

const CHECKSUM_LENGTH = 8;

/** One line: checksum, key, value. The checksum tells a record that was cut off by a crash from a whole one. */
export function encodeRecord({ key, value }: SpoolRecord): string {
  const text = `${key} ${value}`;
  return `${checksum(text)} ${text}\n`;
}

export interface SpoolContents {
  readonly records: readonly SpoolRecord[];
  /** Lines before the last that do not match their checksum: the disk changed what was synced. */
  readonly damaged: number;
  /** Whether the file ends in the middle of a record. It was never acknowledged, so it is not missed. */
  readonly isTorn: boolean;
}

/** Reads a whole spool file, also one whose writer was killed. */
export function decodeRecords(text: string): SpoolContents {
  const lines = text.split('\n');
  const isTorn = lines.pop() !== '';
  const records: SpoolRecord[] = [];
  let damaged = 0;
  for (const line of lines) {
    const record = decodeLine(line);
    if (record === undefined) damaged++;
    else records.push(record);
  }
  return { records, damaged, isTorn };
}

function decodeLine(line: string): SpoolRecord | undefined {
  const text = line.slice(CHECKSUM_LENGTH + 1);
  if (line.slice(0, CHECKSUM_LENGTH) !== checksum(text)) return undefined;
  const blank = text.indexOf(' ');
  return { key: text.slice(0, blank), value: text.slice(blank + 1) };
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
