import { inRanges, isAddressRange } from './address-ranges.js';

describe('address ranges', () => {
  const isInternal = inRanges(['198.51.100.0/24', '10.0.0.0/8', '2001:db8:a::/48']);

  it.each([
    '198.51.100.0',
    '198.51.100.255',
    '10.255.0.1',
    '2001:db8:a::1',
    '2001:db8:a:ffff::',
    '::ffff:198.51.100.7',
  ])('hold %s', (address) => {
    expect(isInternal(address)).toBe(true);
  });

  it.each(['198.51.101.0', '11.0.0.1', '2001:db8:b::1', '::1', '::ffff:11.0.0.1', '', 'not an address'])(
    'do not hold %j',
    (address) => {
      expect(isInternal(address)).toBe(false);
    },
  );

  it('hold nothing when there are none', () => {
    expect(inRanges([])('10.0.0.1')).toBe(false);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', 'the office', '2001:db8::/129'])('are not written %j', (text) => {
    expect(isAddressRange(text)).toBe(false);
  });
});
