import { checkedUrl } from './checked-url.js';
import { isGlobalUnicast, isPublicOrPrivate } from './global-unicast.js';
import { OutgoingError } from './outgoing-error.js';
import { type OutgoingRules, PRIVATE_TOO, PUBLIC_ONLY } from './outgoing-rules.js';

describe('an address on the public internet', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255', // one before carrier-grade NAT
    '100.128.0.0', // one after
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:82a::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808', // NAT64 of 8.8.8.8
  ])('is %s', (address) => {
    expect(isGlobalUnicast(address)).toBe(true);
  });

  it.each([
    ['this network', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['link-local, where clouds keep credentials', '169.254.169.254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['carrier-grade NAT, the metadata of Alibaba', '100.100.100.200'],
    ['reserved, the metadata of Oracle', '192.0.0.192'],
    ['the wire server of Azure', '168.63.129.16'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['benchmarks', '198.18.0.1'],
    ['the old anycast of 6to4', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6, in hexadecimal', '::ffff:7f00:1'],
    ['IPv4 in IPv6, written out', '0:0:0:0:0:ffff:10.0.0.1'],
    ['IPv4 in IPv6, the old way', '::127.0.0.1'],
    ['IPv4 in IPv6, the old way, of a public one', '::808:808'],
    ['IPv4 translated', '::ffff:0:127.0.0.1'],
    ['NAT64 of a private address', '64:ff9b::10.0.0.1'],
    ['NAT64 of metadata', '64:ff9b::a9fe:a9fe'],
    ['NAT64 of a local prefix', '64:ff9b:1::808:808'],
    ['6to4 of a private address', '2002:a00:1::1'],
    ['6to4 of a public address', '2002:808:808::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['unique local', 'fc00::1'],
    ['unique local, the metadata of Amazon', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['global with a zone', '2606:4700:4700::1111%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['discard', '100::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['ORCHID', '2001:20::1'],
    ['segment routing', '5f00::1'],
    ['assigned to nobody', '4000::1'],
    ['decimal', '2130706433'],
    ['decimal of a public address', '134744072'],
    ['octal', '0177.0.0.1'],
    ['hexadecimal', '0x7f.0.0.1'],
    ['shortened', '127.1'],
    ['octal that looks public', '010.8.8.8'],
    ['with a dot at the end', '8.8.8.8.'],
    ['with a space', ' 8.8.8.8'],
    ['in brackets', '[2606:4700:4700::1111]'],
    ['a name', 'example.org'],
    ['nothing', ''],
  ])('is not one that is %s: %s', (_what, address) => {
    expect(isGlobalUnicast(address)).toBe(false);
  });

  it('may be a private one in development, but never where clouds tell credentials', () => {
    for (const address of ['127.0.0.1', '10.0.0.1', '::1', 'fd12::1', '::ffff:192.168.0.1', '8.8.8.8'])
      expect([address, isPublicOrPrivate(address)]).toEqual([address, true]);
    for (const address of [
      '169.254.169.254',
      '::ffff:169.254.169.254',
      '168.63.129.16',
      '100.100.100.200',
      'fd00:ec2::254',
      'fe80::1',
      '0.0.0.0',
      '224.0.0.1',
      'x',
    ])
      expect([address, isPublicOrPrivate(address)]).toEqual([address, false]);
  });
});

describe('an address as somebody wrote it', () => {
  const verdict = (text: string, rules: OutgoingRules = PUBLIC_ONLY): string => {
    try {
      const { hostname, port, path } = checkedUrl(text, rules);
      return `${hostname} ${String(port)} ${path}`;
    } catch (error) {
      return error instanceof OutgoingError ? error.failure : String(error);
    }
  };

  it.each([
    ['https://example.org/hook?x=1#frag', 'example.org 443 /hook?x=1'],
    ['https://example.org:8443', 'example.org 8443 /'],
    ['https://EXAMPLE.org./', 'example.org 443 /'],
    ['https://bücher.example/', 'xn--bcher-kva.example 443 /'],
    ['https://ｅｘａｍｐｌｅ.org/', 'example.org 443 /'],
    ['https://8.8.8.8/', '8.8.8.8 443 /'],
    ['https://[2606:4700:4700::1111]/', '2606:4700:4700::1111 443 /'],
    ['http://example.org/', 'bad_url'],
    ['ftp://example.org/', 'bad_url'],
    ['file:///etc/passwd', 'bad_url'],
    ['//example.org/', 'bad_url'],
    ['https://', 'bad_url'],
    ['https://./', 'bad_url'],
    ['https://user@example.org/', 'bad_url'],
    ['https://:secret@example.org/', 'bad_url'],
    ['https://[fe80::1%25eth0]/', 'bad_url'],
    ['https://exa mple.org/', 'bad_url'],
    ['https://256.256.256.256/', 'bad_url'],
    ['https://example.org:22/', 'blocked_port'],
    ['https://example.org:80/', 'blocked_port'],
    ['https://example.org:6379/', 'blocked_port'],
    ['https://127.0.0.1/', 'blocked_address'],
    ['https://127.0.0.1./', 'blocked_address'],
    ['https://2130706433/', 'blocked_address'],
    ['https://0x7f000001/', 'blocked_address'],
    ['https://0x7f.1/', 'blocked_address'],
    ['https://017700000001/', 'blocked_address'],
    ['https://0177.0.0.1/', 'blocked_address'],
    ['https://127.1/', 'blocked_address'],
    ['https://0/', 'blocked_address'],
    ['https://１２７.０.０.１/', 'blocked_address'],
    ['https://①②⑦.⓪.⓪.①/', 'blocked_address'],
    ['https://127。0。0。1/', 'blocked_address'],
    ['https://%31%32%37.0.0.1/', 'blocked_address'],
    ['https://169.254.169.254/latest/meta-data', 'blocked_address'],
    ['https://[::1]/', 'blocked_address'],
    ['https://[::ffff:127.0.0.1]/', 'blocked_address'],
    ['https://[::127.0.0.1]/', 'blocked_address'],
    ['https://[64:ff9b::169.254.169.254]/', 'blocked_address'],
    ['https://example.org\\@127.0.0.1/', 'example.org 443 /@127.0.0.1/'],
  ])('is judged as it will be asked: %s', (text, expected) => {
    expect(verdict(text)).toBe(expected);
  });

  it('may be plain http on any port in development only', () => {
    expect(verdict('http://127.0.0.1:9999/hook', PRIVATE_TOO)).toBe('127.0.0.1 9999 /hook');
    expect(verdict('http://169.254.169.254/', PRIVATE_TOO)).toBe('blocked_address');
    expect(verdict('http://user:secret@127.0.0.1/', PRIVATE_TOO)).toBe('bad_url');
  });
});
