import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import { type paths } from './schema.js';

export interface ClientOptions {
  /** Where manyhands answers, such as `https://manyhands.example.org`. */
  readonly baseUrl: string;
  /** An API key: `mh.<id>.<secret>`. The organisation is the key's. */
  readonly apiKey: string;
  /** Instead of the platform's own, for proxies and tests. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What is read as data and as an error. A file is asked for with `parseAs`, which then says what it is read as. */
type Media = 'application/json' | 'application/problem+json';

/** One method per HTTP method; paths, parameters, bodies and answers are those of the OpenAPI document. */
export type Client = FetchClient<paths, Media>;

/** A client of one organisation. It keeps no state and retries nothing. */
export function createClient({ baseUrl, apiKey, fetch }: ClientOptions): Client {
  return createFetchClient<paths, Media>({
    baseUrl,
    headers: { authorization: `Bearer ${apiKey}` },
    ...(fetch === undefined ? {} : { fetch }),
  });
}
