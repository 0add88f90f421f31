import { Ajv } from 'ajv';
import { Code } from '#domain/events/fields.js';

const validate = new Ajv().compile<string>(Code);

/** Whether a text is a code as events hold them. */
export function isCode(text: string): boolean {
  return validate(text);
}
