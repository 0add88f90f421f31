import { Type } from 'typebox';

/** A name people read. No control characters: PostgreSQL keeps no NUL, and a line break forges log lines. */
export const Label = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^[^\\u0000-\\u001f\\u007f]+$',
  description: 'A name for people.',
});
