import { type Static, Type } from 'typebox';
import { closed } from '#domain/events/fields.js';
import { ALL_SCOPES } from '#shared/access/scopes.js';
import { Label } from '../label.js';

export const CreateKey = Type.Object(
  {
    name: Label,
    scopes: Type.Array(Type.Enum(ALL_SCOPES), {
      minItems: 1,
      uniqueItems: true,
      description: 'Only scopes that the calling key has itself.',
    }),
    expiresAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When it stops working. Default: never.' }),
    ),
  },
  closed,
);
export type CreateKey = Static<typeof CreateKey>;
