import { nonsense, outsideSubset } from '../errors/odata-error.js';
import { decoded } from './percent-decoding.js';

/** What the path of a request addresses, below the root of the service. The set is not looked up yet. */
export type Resource =
  | { readonly kind: 'service' }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'set' | 'count'; readonly name: string };

const SYSTEM = ['$batch', '$all', '$entity', '$crossjoin', '$root', '$count', '$value', '$ref', '$links'];

/**
 * @param path below the root, undecoded, without a slash in front
 * @throws a refusal of entities by key, properties, links and functions: reading a set says all of them
 */
export function readResourcePath(path: string): Resource {
  if (path === '') return { kind: 'service' };
  const [first = '', second, ...more] = path
    .replace(/\/$/, '')
    .split('/')
    .map((segment) => decoded(segment, 'the path'));
  if (first === '$metadata' && second === undefined) return { kind: 'metadata' };
  const system = SYSTEM.find((name) => first === name || first.startsWith(`${name}(`));
  if (system !== undefined) throw outsideSubset('the path', system);
  const [name] = /^[A-Za-z_][A-Za-z0-9_]*/.exec(first) ?? [];
  if (name === undefined)
    throw nonsense('the path', `${JSON.stringify(first.slice(0, 64))} is not the name of a set`);
  if (name !== first) {
    const feature =
      first.charAt(name.length) === '(' ? 'an entity by its key, or a function' : 'a qualified name';
    throw outsideSubset('the path', `${feature} (${first.slice(0, 64)})`);
  }
  if (second === undefined) return { kind: 'set', name };
  if (second === '$count' && more.length === 0) return { kind: 'count', name };
  throw outsideSubset('the path', `${[second, ...more].join('/').slice(0, 64)} after a set (only $count)`);
}
