import { type Static, Type } from 'typebox';
import { closed } from '#domain/events/fields.js';
import { ALL_EVENT_TYPES } from '../event-types.js';

const Url = Type.String({
  minLength: 1,
  maxLength: 2_048,
  description:
    'Where it is sent: https, on port 443 or 8443, to the public internet. Redirects are not followed.',
});
const EventTypes = Type.Array(Type.Enum(ALL_EVENT_TYPES), {
  minItems: 1,
  uniqueItems: true,
  description: 'What to be told.',
});
// No control characters: PostgreSQL keeps no NUL, and a line break forges log lines.
const Description = Type.String({
  maxLength: 200,
  pattern: '^[^\\u0000-\\u001f\\u007f]*$',
  description: 'For people.',
});

export const CreateSubscription = Type.Object(
  { url: Url, eventTypes: EventTypes, description: Type.Optional(Description) },
  closed,
);
export type CreateSubscription = Static<typeof CreateSubscription>;

export const EditSubscription = Type.Object(
  {
    url: Type.Optional(Url),
    eventTypes: Type.Optional(EventTypes),
    description: Type.Optional(Description),
    disabled: Type.Optional(
      Type.Boolean({
        description:
          'true: nothing is sent any more, and what waits is given up. false: it is sent again, from now on.',
      }),
    ),
  },
  { ...closed, minProperties: 1 },
);
export type EditSubscription = Static<typeof EditSubscription>;
