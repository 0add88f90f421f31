import { ConfigError } from '#shared/config/load-config.js';
import { type ExportsConfig } from '../exports.config.js';
import { type Destination, type Destinations } from './destination.js';
import { FolderDestination } from './folder-destination.js';
import { S3Destination } from './s3-destination.js';

/** The places the operator has set up. @throws {@link ConfigError} for one that is set up in part */
export function openDestinations(config: ExportsConfig): Destinations {
  const { EXPORT_SCHEDULE_DIR: root } = config;
  return { folder: root === undefined ? undefined : new FolderDestination(root), s3: bucketOf(config) };
}

function bucketOf(config: ExportsConfig): Destination | undefined {
  const {
    S3_EXPORT_ENDPOINT: endpoint,
    S3_EXPORT_BUCKET: bucket,
    S3_EXPORT_REGION: region,
    S3_EXPORT_ACCESS_KEY_ID: accessKeyId,
    S3_EXPORT_SECRET_ACCESS_KEY: secretAccessKey,
  } = config;
  if (endpoint === undefined) return undefined;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined)
    throw new ConfigError([
      'S3_EXPORT_ENDPOINT is set, so S3_EXPORT_BUCKET, S3_EXPORT_ACCESS_KEY_ID and S3_EXPORT_SECRET_ACCESS_KEY must be too',
    ]);
  return new S3Destination({
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket,
    region,
    accessKeyId,
    secretAccessKey,
  });
}
