import { type Random } from './random.js';
import { BROWSERS } from './user-agents.js';

/** Somebody who may follow a link. The same person keeps address and browser for the whole year. */
export interface Visitor {
  readonly ip: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Share of browsers that send Global Privacy Control; their clicks count and are never told apart. */
const PRIVACY_CONTROL_SHARE = 0.06;
const IPV6_SHARE = 0.3;
/** The organisation's own network, RFC 5737; the demo tenant declares it as internal. */
export const INTERNAL_RANGE = '192.0.2.0/24';

export function makeVisitor(random: Random): Visitor {
  const privacy: Record<string, string> = random.chance(PRIVACY_CONTROL_SHARE) ? { 'sec-gpc': '1' } : {};
  return {
    ip: random.chance(IPV6_SHARE) ? ipv6(random) : ipv4(random),
    headers: {
      'user-agent': random.weighted(BROWSERS),
      'accept-language': random.pick([
        'nl-NL,nl;q=0.9,en;q=0.8',
        'en-GB,en;q=0.9',
        'de-DE,de;q=0.9,en;q=0.7',
      ]),
      ...privacy,
    },
  };
}

export function internalAddress(random: Random): string {
  return `192.0.2.${String(random.int(1, 254))}`;
}

/** From the range for benchmarks (RFC 2544): addresses that belong to nobody. */
function ipv4(random: Random): string {
  return `198.${String(random.int(18, 19))}.${String(random.int(0, 255))}.${String(random.int(1, 254))}`;
}

/** From the range for documentation (RFC 3849). */
function ipv6(random: Random): string {
  const group = () => random.int(1, 0xffff).toString(16);
  return `2001:db8:${group()}:${group()}::${group()}`;
}
