import { UsageError } from './usage-error.js';

/** Where a command finds the service it talks to, and as whom. */
export interface ServiceAddress {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: string;
}

const DEFAULT_URL = 'http://127.0.0.1:8080';

/**
 * `--url` and `--key` or, without them, URL and KEY of the environment.
 * @param scope what the key has to allow, for the message when there is none
 * @throws {@link UsageError}
 */
export function readServiceAddress(
  values: { readonly url?: string | undefined; readonly key?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
  scope: string,
): ServiceAddress {
  const key = values.key ?? env['KEY'] ?? '';
  if (key === '')
    throw new UsageError(`There is no key: give --key, or set KEY to one with the scope ${scope}`);
  const url = values.url ?? env['URL'] ?? DEFAULT_URL;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`"${url}" is not an address; give --url, or set URL, such as ${DEFAULT_URL}`);
  return { url: url.replace(/\/+$/, ''), key };
}
