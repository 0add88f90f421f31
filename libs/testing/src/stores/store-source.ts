import { dockerEngineAnswers } from './docker/docker-engine.js';

export type StoreSource =
  | { readonly kind: 'environment'; readonly url: string }
  | { readonly kind: 'testcontainers' }
  | { readonly kind: 'embedded' };

/**
 * The first of the ways to a real store: an address given, a container, the engine npm installed. Tests make databases
 * and drop them, so they listen to variables of their own: DATABASE_URL in an operator's shell may be the real one.
 */
export function chooseStoreSource(url: string | undefined, dockerAnswers: () => boolean): StoreSource {
  if (url !== undefined && url.trim() !== '') return { kind: 'environment', url: url.trim() };
  return { kind: dockerAnswers() ? 'testcontainers' : 'embedded' };
}

/** {@link chooseStoreSource} on this machine. */
export function storeSource(variable: 'TEST_DATABASE_URL' | 'TEST_CLICKHOUSE_URL'): StoreSource {
  return chooseStoreSource(process.env[variable], () => dockerEngineAnswers(process.env));
}
