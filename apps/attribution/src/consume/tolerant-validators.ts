import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { EVENT_SCHEMAS, EVENT_TYPES, type EventType } from '#domain/events/catalogue.js';

/**
 * What an event's data must have for us to work with it. Unlike the collectors this reader lets unknown fields pass:
 * while versions change, a newer collector can write a field that an older reader has never heard of.
 */
export const DATA_VALIDATORS: ReadonlyMap<EventType, ValidateFunction> = compile();

function compile(): Map<EventType, ValidateFunction> {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  return new Map(EVENT_TYPES.map((type) => [type, ajv.compile(opened(EVENT_SCHEMAS[type]) as object)]));
}

/** The schema with every object in it open. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(
    ([keyword, value]) => !(keyword === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, opened(value)]));
}
