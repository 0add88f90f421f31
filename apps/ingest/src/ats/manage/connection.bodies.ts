import { type Static, Type } from 'typebox';
import { closed } from '#domain/events/fields.js';
import { Label } from '../../label.js';
import { ATS_ADAPTERS } from '../adapters.js';
import { AtsSettings } from '../ats-settings.js';
import { SECRET_KINDS } from '../connection.js';

const Secret = Type.String({
  minLength: 8,
  maxLength: 512,
  pattern: '^[!-~]+$',
  description: 'The secret the system signs with, where the system makes it. Default: a new one of ours.',
});
const ApiToken = Type.String({
  minLength: 8,
  maxLength: 2_048,
  pattern: '^[!-~]+$',
  description: 'What its API is asked with, for systems whose deliveries hold ids only.',
});

export const CreateConnection = Type.Object(
  {
    ats: Type.Enum(
      ATS_ADAPTERS.map(({ name }) => name),
      { description: 'One of GET /api/v1/ats.' },
    ),
    name: Label,
    settings: Type.Optional(AtsSettings),
    secret: Type.Optional(Secret),
    apiToken: Type.Optional(ApiToken),
  },
  closed,
);
export type CreateConnection = Static<typeof CreateConnection>;

export const EditConnection = Type.Object(
  {
    name: Type.Optional(Label),
    settings: Type.Optional(AtsSettings),
    disabled: Type.Optional(
      Type.Boolean({ description: 'A disabled connection answers 404, and nothing is asked of its system.' }),
    ),
  },
  { ...closed, minProperties: 1 },
);
export type EditConnection = Static<typeof EditConnection>;

export const ReplaceSecret = Type.Object(
  {
    kind: Type.Optional(Type.Enum(SECRET_KINDS, { description: 'Default: signing.' })),
    secret: Type.Optional(Type.Union([Secret, ApiToken])),
    oldStaysHours: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0, maximum: 168 }), Type.Null()], {
        description:
          'For how long the secrets before it stay valid beside it; null: for good, for systems that sign each webhook with a secret of its own. Default: 24.',
      }),
    ),
  },
  closed,
);
export type ReplaceSecret = Static<typeof ReplaceSecret>;
