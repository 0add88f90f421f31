import ipaddr from 'ipaddr.js';

/** Whether a text is an address range in CIDR notation. */
export function isAddressRange(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

/** Tells whether an address lies in any of the ranges. IPv4 inside IPv6 (`::ffff:10.0.0.1`) counts as the IPv4 it is. */
export function inRanges(ranges: readonly string[]): (address: string) => boolean {
  const parsed = ranges.filter(isAddressRange).map((range) => ipaddr.parseCIDR(range));
  if (parsed.length === 0) return () => false;
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return parsed.some(
      ([network, bits]) => address.kind() === network.kind() && address.match(network, bits),
    );
  };
}
