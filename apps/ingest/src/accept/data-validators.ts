import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { EVENT_SCHEMAS, EVENT_TYPES, type EventType } from '#domain/events/catalogue.js';
import { parseInstant } from '#domain/time/instant.js';

/**
 * One compiled validator per event type; compiling takes far longer than validating, so it happens once, at the start.
 * `verbose` hands the failing schema along, from which the sentence for the sender is made.
 */
export const DATA_VALIDATORS: ReadonlyMap<EventType, ValidateFunction> = compile();

function compile(): Map<EventType, ValidateFunction> {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  });
  formats.default(ajv);
  // The domain's own reader decides what an instant is; a looser format would let through what it cannot read later.
  ajv.addFormat('date-time', { type: 'string', validate: (text) => parseInstant(text) !== undefined });
  return new Map(EVENT_TYPES.map((type) => [type, ajv.compile(EVENT_SCHEMAS[type])]));
}
