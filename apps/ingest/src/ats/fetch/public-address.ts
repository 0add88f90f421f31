import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A request we do not make, whatever for: to an address inside somebody's network, or not over https. */
export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed';
}

/**
 * Whether an address is on the public internet: not private, loopback, link-local (where clouds keep credentials),
 * carrier-grade NAT, unique-local, multicast, reserved, or one of these inside an IPv6 form.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/**
 * Resolves names for a connection and refuses the name if any of its addresses is not public. What was checked is what
 * is connected to: a name that answers differently the second time gains nothing.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null) callback(error, '', 0);
    else if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      callback(new AddressNotAllowed('the name resolves to an address that is not public'), '', 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** @throws {@link AddressNotAllowed} for what can be told without asking anybody: the scheme, or an address as host */
export function assertPublicUrl(url: URL): void {
  if (url.protocol !== 'https:') throw new AddressNotAllowed('only https is used');
  if (url.username !== '' || url.password !== '')
    throw new AddressNotAllowed('the address holds a user name or password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host))
    throw new AddressNotAllowed('the address is not a public one');
}
