import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { OutgoingError } from './outgoing-error.js';
import { type OutgoingRules } from './outgoing-rules.js';

/** Gives every address of a name. */
export type Resolver = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The system's own resolver, as every other connection of this machine uses it. */
export const systemResolver: Resolver = (hostname) =>
  new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

/**
 * The addresses of a name, if all of them may be asked. One that may not spoils the name: a name with a public and a
 * private address is made to get past a check of the first.
 * @throws {@link OutgoingError} dns or blocked_address
 */
export async function checkedAddresses(
  hostname: string,
  rules: OutgoingRules,
  resolver: Resolver,
): Promise<readonly LookupAddress[]> {
  const family = isIP(hostname);
  const addresses =
    family === 0
      ? await resolver(hostname).catch(() => {
          throw new OutgoingError('dns');
        })
      : [{ address: hostname, family }];
  if (addresses.length === 0) throw new OutgoingError('dns');
  if (!addresses.every(({ address }) => rules.allows(address))) throw new OutgoingError('blocked_address');
  return addresses;
}

/**
 * A look-up that knows these addresses and asks nobody: what was checked is what is connected to, and a name that is
 * answered differently the second time (DNS rebinding) is not asked a second time.
 */
export function lookupOf(addresses: readonly LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else if (first === undefined) callback(new OutgoingError('dns'), '', 0);
    else callback(null, first.address, first.family);
  };
}
