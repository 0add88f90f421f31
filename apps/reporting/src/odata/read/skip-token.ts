import { nonsense } from '../errors/odata-error.js';

/** Where the next page begins. */
export interface SkipToken {
  /** Of the semantic query; null for a set that is the same for everybody. */
  readonly cursor: string | null;
  readonly offset: number;
  /** How many lines `$top` still lets through; null without `$top`. */
  readonly left: number | null;
}

/** As text that goes into a URL as it is. What it holds is checked by whoever continues: it grants nothing. */
export function writeSkipToken({ cursor, offset, left }: SkipToken): string {
  return Buffer.from(JSON.stringify([cursor, offset, left])).toString('base64url');
}

/** @throws a refusal of anything but a token of ours */
export function readSkipToken(text: string): SkipToken {
  const [cursor, offset, left] = fieldsOf(text);
  const isCount = (value: unknown): value is number =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  if (
    (cursor === null || typeof cursor === 'string') &&
    isCount(offset) &&
    (left === null || isCount(left))
  ) {
    return { cursor, offset, left };
  }
  throw damagedToken();
}

export function damagedToken(): Error {
  return nonsense(
    '$skiptoken',
    'does not continue this request: follow @odata.nextLink as it is, or start again without it',
  );
}

function fieldsOf(text: string): readonly unknown[] {
  try {
    const fields: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(fields) ? (fields as unknown[]) : [];
  } catch {
    return [];
  }
}
