import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type IncomingMessage } from 'node:http';
import { assertPublicUrl, lookupPublic } from './public-address.js';

/** From the first packet to the last byte of the answer. */
const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

export interface GuardedAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Buffer;
}

/**
 * One GET to an address that an organisation may have chosen: https, to public addresses only, in bounded time and
 * size. A redirect is an answer like any other and not followed, or it would lead around all of that.
 */
export async function guardedGet(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { allowPrivate }: { readonly allowPrivate: boolean },
): Promise<GuardedAnswer> {
  if (!allowPrivate) assertPublicUrl(url);
  const request = url.protocol === 'http:' ? requestHttp : requestHttps;
  return await new Promise((resolve, reject) => {
    const asking = request(
      url,
      {
        headers: { accept: 'application/json', ...headers },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        agent: false,
        ...(allowPrivate ? {} : { lookup: lookupPublic }),
      },
      (answer) => {
        readAll(answer).then(
          (body) => {
            const { 'retry-after': retryAfter } = answer.headers;
            resolve({ status: answer.statusCode ?? 0, retryAfter, body });
          },
          (error: unknown) => {
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      },
    );
    asking.once('error', reject);
    asking.end();
  });
}

async function readAll(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_ANSWER_BYTES)
      throw new Error(`the answer has more than ${String(MAX_ANSWER_BYTES)} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
