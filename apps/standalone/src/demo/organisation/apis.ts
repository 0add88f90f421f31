import { type HttpClient } from '../player/http.js';
import { Api } from '../summary/api.js';

/** The two services people ask, with one key. In a standalone process both are the same. */
export interface Apis {
  readonly key: string;
  /** Links, keys, settings, and what was refused. */
  readonly ingest: Api;
  /** Reports and reconcile. */
  readonly reporting: Api;
}

export interface Connections {
  readonly ingest: HttpClient;
  readonly reporting: HttpClient;
}

export function apisOf({ ingest, reporting }: Connections, key: string): Apis {
  return { key, ingest: new Api(ingest, key), reporting: new Api(reporting, key) };
}
