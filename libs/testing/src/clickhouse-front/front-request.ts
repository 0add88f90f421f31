import { randomUUID } from 'node:crypto';
import { refuse } from './refusal.js';

/** What the address of a request says. */
export interface FrontRequest {
  /** The statement, or its beginning: the rest is the body. */
  readonly query: string;
  readonly queryId: string;
  readonly database: string;
  readonly format: string;
  readonly params: Record<string, string>;
  readonly settings: Record<string, string>;
}

/** What ClickHouse's own HTTP layer would obey and the engine does not know. They change how an answer travels, not what it says. */
const OF_THE_HTTP_LAYER = new Set([
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_response_buffer_size',
  'http_headers_progress_interval_ms',
  'http_send_progress_interval_ms',
  'enable_http_compression',
  'http_zlib_compression_level',
  'http_response_compression_method',
  'http_native_compression_disable_checksumming_on_decompress',
]);
const OF_NO_MEANING_HERE = new Set(['user', 'password', 'quota_key']);
const NOT_OFFERED = new Set([
  'session_id',
  'session_timeout',
  'session_check',
  'role',
  'compress',
  'decompress',
]);
const PARAM = 'param_';

/** Reads the address: what has no meaning of its own is a setting, as in ClickHouse. */
export function readAddress(url: URL): FrontRequest {
  const params: Record<string, string> = {};
  const settings: Record<string, string> = {};
  const own = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (NOT_OFFERED.has(name))
      throw refuse(
        400,
        48,
        'NOT_IMPLEMENTED',
        `${name} is not offered by this front: use a ClickHouse server.`,
      );
    if (name === 'query' || name === 'query_id' || name === 'database' || name === 'default_format')
      own.set(name, value);
    else if (name.startsWith(PARAM)) params[name.slice(PARAM.length)] = value;
    else if (!OF_THE_HTTP_LAYER.has(name) && !OF_NO_MEANING_HERE.has(name)) settings[name] = value;
  }
  return {
    query: own.get('query') ?? '',
    queryId: own.get('query_id') ?? randomUUID(),
    database: own.get('database') ?? 'default',
    format: own.get('default_format') ?? 'TabSeparated',
    params,
    settings,
  };
}
