import { type Static, Type } from 'typebox';

/** What exports read from the environment, as a part of what reporting reads. */
export const ExportsConfig = Type.Object({
  EXPORT_DIR: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Folder of the files of exports, of this installation alone; several reporting processes share it. Default: exports are off.',
    }),
  ),
  EXPORT_KEEP_HOURS: Type.Integer({
    minimum: 1,
    maximum: 8_760,
    default: 72,
    description: 'How long the file of an export can be downloaded, in hours.',
  }),
  EXPORT_CONCURRENCY: Type.Integer({
    minimum: 0,
    maximum: 16,
    default: 1,
    description: 'How many exports one process writes at once. 0: it takes orders and leaves them to others.',
  }),
  EXPORT_SCHEDULE_DIR: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Folder that scheduled exports may be delivered into; each organisation gets its own inside. Default: none.',
    }),
  ),
  S3_EXPORT_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description:
        'The S3-compatible store that scheduled exports may be delivered to, such as https://s3.eu-central-1.amazonaws.com. Default: none.',
    }),
  ),
  S3_EXPORT_BUCKET: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
      description: 'The bucket there. Must be set with S3_EXPORT_ENDPOINT.',
    }),
  ),
  S3_EXPORT_REGION: Type.String({
    minLength: 1,
    default: 'us-east-1',
    description: 'The region requests to it are signed for.',
  }),
  S3_EXPORT_ACCESS_KEY_ID: Type.Optional(
    Type.String({ minLength: 1, description: 'Whom requests to it are signed as.' }),
  ),
  S3_EXPORT_SECRET_ACCESS_KEY: Type.Optional(
    Type.String({ minLength: 1, description: 'The secret of S3_EXPORT_ACCESS_KEY_ID.' }),
  ),
});
export type ExportsConfig = Readonly<Static<typeof ExportsConfig>>;
