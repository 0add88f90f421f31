import { isUtf8 } from 'node:buffer';
import { MAX_JSON_DEPTH, nestingDepth } from '#shared/http/nesting-depth.js';
import { invalidTextIn } from './invalid-text.js';
import { accepted, type Judgement, refused } from './judgement.js';

/** The longest event of the catalogue (an item offered to 500 teams) stays under half of this. */
export const MAX_EVENT_BYTES = 128 * 1024;

/**
 * The bytes of one event as a value. Everything that could hurt a parser or a store is checked before it reaches one:
 * the size and the depth on the raw bytes, then the encoding, and after parsing the texts PostgreSQL cannot keep.
 */
export function parseEvent(bytes: Buffer): Judgement<unknown> {
  if (bytes.length > MAX_EVENT_BYTES) {
    return refused('too_large', {
      pointer: '',
      detail: `The event has ${String(bytes.length)} bytes; at most ${String(MAX_EVENT_BYTES)} are read. Leave out what the event type does not ask for.`,
    });
  }
  if (!isUtf8(bytes))
    return refused('undecodable', { pointer: '', detail: 'The bytes are not UTF-8 text; send UTF-8.' });
  if (nestingDepth(bytes) > MAX_JSON_DEPTH) {
    return refused('too_deep', {
      pointer: '',
      detail: `Objects and arrays are nested deeper than ${String(MAX_JSON_DEPTH)} levels; no event type needs that.`,
    });
  }
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused('not_json', {
      pointer: '',
      detail: `This is not JSON${positionIn(error)}; send one JSON object per event.`,
    });
  }
  const problems = invalidTextIn(value, text);
  return problems.length > 0 ? refused('invalid_text', ...problems) : accepted(value);
}

/** Only the place: the parser's own message quotes the text, which may hold personal data. */
function positionIn(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? '' : ` (see character ${position})`;
}
