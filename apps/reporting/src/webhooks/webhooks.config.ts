import { Type } from 'typebox';

/** What outgoing webhooks read from the environment. */
export const WebhooksConfig = Type.Object({
  INSTALLATION_SECRET: Type.Optional(
    Type.String({
      pattern: '^[0-9a-fA-F]{64,}$',
      description:
        'The same as that of ingest. Wraps the secrets of outgoing webhooks; without it these are off.',
    }),
  ),
  WEBHOOK_ALLOW_PRIVATE: Type.Boolean({
    default: false,
    description:
      'Lets webhooks be sent over plain HTTP, to any port and to private addresses. For development and tests.',
  }),
  WEBHOOK_FEED_EVERY_S: Type.Integer({
    minimum: 0,
    maximum: 3_600,
    default: 5,
    description: 'How often it is looked for hires to tell webhooks of, in seconds. 0 turns it off.',
  }),
});
