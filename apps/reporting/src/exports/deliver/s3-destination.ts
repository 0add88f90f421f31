import { AwsV4Signer } from 'aws4fetch';
import { openAsBlob } from 'node:fs';
import { type Destination, DeliveryRefused, type Parcel, placeInside } from './destination.js';
import { type DestinationSettings } from './destination-settings.js';

/** The largest object one PUT may make; larger ones need an upload in parts, which this is not. */
const MAX_BYTES = 5 * 1024 ** 3;
/** Requests a store answers otherwise when they are sent again: too slow, too many, or its own failure. */
const PASSING = new Set([408, 409, 429]);

export interface S3Place {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * A bucket of an S3-compatible store, addressed by path. The request is signed (AWS Signature Version 4) with the hash of
 * the content, so that the store itself refuses a file that came damaged. Only the operator says which store.
 */
export class S3Destination implements Destination {
  constructor(private readonly place: S3Place) {}

  async deliver(parcel: Parcel, settings: DestinationSettings, signal: AbortSignal): Promise<string> {
    if (parcel.bytes > MAX_BYTES)
      throw new DeliveryRefused('The file has more than 5 GiB, the most that is sent to a bucket.');
    const { endpoint, bucket } = this.place;
    const key = placeInside(parcel, settings).map(encodeURIComponent).join('/');
    const url = `${endpoint}/${bucket}/${key}`;
    const { accessKeyId, secretAccessKey, region } = this.place;
    const signed = await new AwsV4Signer({
      method: 'PUT',
      url,
      headers: { 'content-type': parcel.mediaType, 'x-amz-content-sha256': parcel.sha256 },
      service: 's3',
      accessKeyId,
      secretAccessKey,
      region,
    }).sign();
    // A blob over the file: read as it is sent, and its length is known before.
    const response = await fetch(signed.url, {
      method: 'PUT',
      headers: signed.headers,
      body: await openAsBlob(parcel.path),
      redirect: 'error',
      signal,
    });
    await response.body?.cancel();
    if (response.ok) return `s3://${bucket}/${key}`;
    const refusal = `The bucket answered ${String(response.status)}.`;
    if (response.status >= 500 || PASSING.has(response.status)) throw new Error(refusal);
    throw new DeliveryRefused(refusal);
  }
}
