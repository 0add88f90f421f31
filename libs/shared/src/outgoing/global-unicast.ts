import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js';

/** In which IPv6 assigns global addresses at all (RFC 4291, 2.4). Everything outside is something else, or nothing yet. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** NAT64 (RFC 6052): the last 32 bits are the IPv4 address that is really asked. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');
/**
 * Where clouds tell a machine its credentials, as far as the address looks like any other: Azure's seems public,
 * Alibaba's and Amazon's in IPv6 are in ranges that development is allowed. The usual 169.254.169.254 is link-local.
 */
const METADATA = ['168.63.129.16', '100.100.100.200', 'fd00:ec2::254'];

/**
 * Whether an address is one machine on the public internet: not private, loopback, link-local, carrier-grade NAT,
 * unique-local, multicast or reserved, nor any of these written as IPv6. Tunnels whose other end is told by the address
 * (6to4, Teredo) are refused whatever they lead to.
 * @param address as a resolver gives it: no brackets; with a zone it is never global
 */
export function isGlobalUnicast(address: string): boolean {
  const ip = read(address);
  return ip !== undefined && isGlobal(ip);
}

/** For development: loopback and private networks too, but never where clouds tell a machine its credentials. */
export function isPublicOrPrivate(address: string): boolean {
  const ip = read(address);
  if (ip === undefined || METADATA.includes(ip.toString())) return false;
  return isGlobal(ip) || ['loopback', 'private', 'carrierGradeNat', 'uniqueLocal'].includes(ip.range());
}

function isGlobal(ip: IPv4 | IPv6): boolean {
  if (ip.range() !== 'unicast' || METADATA.includes(ip.toString())) return false;
  return !isIPv6(ip) || ip.match(GLOBAL_IPV6);
}

/** The address that is really asked. Undefined for what is not written as a resolver writes it, and for one with a zone. */
function read(address: string): IPv4 | IPv6 | undefined {
  // Strict: ipaddr.js reads "010.1" and "127.1" too, and not as everybody does.
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return undefined;
  const ip = ipaddr.parse(address);
  if (!isIPv6(ip)) return ip;
  if (address.includes('%')) return undefined;
  if (ip.isIPv4MappedAddress()) return ip.toIPv4Address();
  return ip.match(NAT64) ? new ipaddr.IPv4(ip.toByteArray().slice(-4)) : ip;
}

function isIPv6(ip: IPv4 | IPv6): ip is IPv6 {
  return ip.kind() === 'ipv6';
}
