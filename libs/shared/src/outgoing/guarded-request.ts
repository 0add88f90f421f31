import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { checkedAddresses, lookupOf, type Resolver, systemResolver } from './checked-addresses.js';
import { type CheckedUrl, checkedUrl } from './checked-url.js';
import { Conversation, type OutgoingLimits } from './conversation.js';
import { type OutgoingAnswer } from './outgoing-answer.js';
import { type OutgoingRules, PUBLIC_ONLY } from './outgoing-rules.js';

const LIMITS: OutgoingLimits = { connectMs: 5_000, headersMs: 15_000, totalMs: 15_000, bodyBytes: 64 * 1024 };
const MAX_HEADER_BYTES = 16 * 1024;

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Default: https to the public internet. */
  readonly rules?: OutgoingRules;
  readonly limits?: Partial<OutgoingLimits>;
  readonly signal?: AbortSignal;
  /** Default: the system's own. */
  readonly resolver?: Resolver;
  /** Certificates to trust instead of the usual ones, in PEM. */
  readonly ca?: string;
}

/**
 * One request to an address that somebody else chose, in this order: the address is judged, then its name is resolved and
 * every address of it is judged, then one of exactly those is connected to. In bounded time and size; over a connection of
 * its own; by no proxy, whatever the environment says. A redirect is an answer like any other and not followed, or it
 * would lead around all of that.
 * @throws {@link OutgoingError} and nothing else; an answer with any status is an answer
 */
export async function guardedRequest(url: string, asked: OutgoingRequest): Promise<OutgoingAnswer> {
  const { rules = PUBLIC_ONLY, resolver = systemResolver, body, signal } = asked;
  const target = checkedUrl(url, rules);
  const options = optionsFor(target, asked);
  return new Conversation({ ...LIMITS, ...asked.limits }).hold(
    () => checkedAddresses(target.hostname, rules, resolver),
    (addresses) => {
      // An agent of its own has neither the connections nor the proxy of the common one.
      const agent = target.isSecure ? new HttpsAgent() : new HttpAgent();
      const request = target.isSecure ? requestHttps : requestHttp;
      return request({ ...options, agent, lookup: lookupOf(addresses) });
    },
    { body, signal },
  );
}

function optionsFor(target: CheckedUrl, { method, headers, body, ca }: OutgoingRequest): RequestOptions {
  return {
    method,
    host: target.hostname,
    port: target.port,
    path: target.path,
    headers: {
      ...headers,
      host: hostHeader(target),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
    // Left to itself, Node takes the name it expects in the certificate from the Host header.
    servername: isIP(target.hostname) === 0 ? target.hostname : '',
    rejectUnauthorized: true,
    maxHeaderSize: MAX_HEADER_BYTES,
    ...(ca === undefined ? {} : { ca }),
  };
}

function hostHeader({ hostname, port, isSecure }: CheckedUrl): string {
  const host = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  return port === (isSecure ? 443 : 80) ? host : `${host}:${String(port)}`;
}
