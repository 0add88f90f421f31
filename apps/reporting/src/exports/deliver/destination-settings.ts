import { type Static, Type } from 'typebox';

/** Names joined by `/`; none begins with a dot, so that no path leads out of the organisation's own place. */
const PATH = '^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,63}){0,4}$';
const closed = { additionalProperties: false } as const;

/** Where a scheduled export is put. Which folder and which bucket, the operator says; an organisation names a place inside. */
export const DestinationSettings = Type.Object(
  {
    kind: Type.Enum(['folder', 's3'] as const, {
      description: 'folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.',
    }),
    path: Type.Optional(
      Type.String({
        pattern: PATH,
        description: "A folder inside the organisation's own, such as weekly/marketing.",
      }),
    ),
  },
  closed,
);
export type DestinationSettings = Static<typeof DestinationSettings>;
