import { createSecretKey } from 'node:crypto';
import { asId, type Day, type TenantId } from '#domain/ids.js';
import { SaltWrap } from './salt-wrap.js';
import { asksNotToBeTracked, visitorKey } from './visitor-key.js';

const salt = createSecretKey(Buffer.from(Array.from({ length: 32 }, (_, i) => i)));
const visitor = {
  tenant: asId<TenantId>('acme'),
  address: '203.0.113.7',
  userAgent: 'Agent/1.0',
  acceptLanguage: 'nl-NL,nl;q=0.9,en;q=0.8',
};

describe('the key of a visitor', () => {
  it('is the beginning of an HMAC over tenant, address, agent and first language', () => {
    // Computed with Python's hmac over "acme\n203.0.113.7\nAgent/1.0\nnl-NL" with the key 00 01 ... 1f.
    expect(visitorKey(salt, visitor)).toBe('SuMaBUb4sX8TtDoLPwVs2T');
  });

  it('differs by tenant, address, agent, first language and salt, and by nothing else', () => {
    const others = [
      { ...visitor, tenant: asId<TenantId>('globex') },
      { ...visitor, address: '203.0.113.8' },
      { ...visitor, userAgent: 'Agent/1.1' },
      { ...visitor, acceptLanguage: 'en' },
      { ...visitor, acceptLanguage: undefined },
    ];
    const keys = [visitor, ...others].map((one) => visitorKey(salt, one));
    keys.push(visitorKey(createSecretKey(Buffer.alloc(32)), visitor));
    expect(new Set(keys).size).toBe(7);
    expect(visitorKey(salt, { ...visitor, acceptLanguage: 'nl-NL', address: '::ffff:203.0.113.7' })).toBe(
      visitorKey(salt, visitor),
    );
  });

  it('is not made for who asks not to be told apart', () => {
    expect([{ 'sec-gpc': '1' }, { dnt: '1' }, { dnt: '0' }, {}].map(asksNotToBeTracked)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a wrapped salt', () => {
  const wrap = new SaltWrap('ab'.repeat(32));
  const day = asId<Day>('2026-03-29');
  const plain = Buffer.from('0123456789abcdef0123456789abcdef');
  const wrapped = wrap.wrap(plain, visitor.tenant, day);

  it('opens with the same secret, tenant and day', () => {
    expect(wrap.unwrap(wrapped, visitor.tenant, day)).toEqual(plain);
    expect(wrapped.includes(plain)).toBe(false);
  });

  it('does not open for another tenant or day, with another secret, or changed', () => {
    const changed = Buffer.from(wrapped);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    expect(() => wrap.unwrap(wrapped, asId<TenantId>('globex'), day)).toThrow();
    expect(() => wrap.unwrap(wrapped, visitor.tenant, asId<Day>('2026-03-30'))).toThrow();
    expect(() => new SaltWrap('cd'.repeat(32)).unwrap(wrapped, visitor.tenant, day)).toThrow();
    expect(() => wrap.unwrap(changed, visitor.tenant, day)).toThrow();
    expect(() => wrap.unwrap(Buffer.alloc(3), visitor.tenant, day)).toThrow();
  });
});
