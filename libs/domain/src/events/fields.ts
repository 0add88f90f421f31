import { Type } from 'typebox';

/** Codes and references: printable, no spaces, no `@` (so an e-mail address cannot slip in as an id). */
export const Code = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$',
  description: 'An opaque code: letters, digits and . _ : ~ -, at most 128 characters.',
});

/** A person's pseudonymous reference; the same alphabet as a code, so names and addresses do not fit. */
export const PersonRef = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$',
  description: 'A pseudonymous reference to a person. Never a name or an e-mail address.',
});

export const Title = Type.String({ minLength: 1, maxLength: 300, description: 'A title people read.' });
export const Instant = Type.String({ format: 'date-time', description: 'An RFC 3339 instant with a zone.' });
export const CalendarDay = Type.String({ format: 'date', description: 'A calendar day, YYYY-MM-DD.' });
export const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });

export const NETWORKS = [
  'linkedin',
  'x',
  'facebook',
  'instagram',
  'whatsapp',
  'tiktok',
  'youtube',
  'xing',
  'bluesky',
  'mastodon',
  'email',
  'intranet',
  'offline',
  'other',
] as const;
export const Network = Type.Enum(NETWORKS, {
  description: 'The network it was shared on; offline for QR and spoken codes.',
});

/** Where a number came from. Measured and declared figures are never added together. */
export const Provenance = Type.Enum(['network_api', 'declared', 'manual'] as const);

export const Money = Type.Object(
  {
    amountMinor: Type.Integer({
      minimum: 0,
      maximum: 1_000_000_000_000,
      description: 'In minor units (cents).',
    }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' }),
  },
  { additionalProperties: false },
);

/** Every object of an event is closed: an unknown field is refused by name rather than stored unread. */
export const closed = { additionalProperties: false } as const;
