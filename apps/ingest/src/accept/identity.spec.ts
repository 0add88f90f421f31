import fc from 'fast-check';
import { asId, type Instant, type TenantId } from '#domain/ids.js';
import { canonicalJson } from '#domain/canonical-json.js';
import { contentHash } from './content-hash.js';
import { eventKey } from './event-key.js';
import { type ShapedEvent } from './shaped-event.js';

const tenant = asId<TenantId>('acme');

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('the identity of an event', () => {
  it('is the beginning of SHA-256 over tenant, source and id, as a version 8 UUID', () => {
    // Computed with Python's hashlib and uuid over ["acme","hr-system","event-1"].
    expect(eventKey(tenant, 'hr-system', 'event-1')).toBe('38a2a9d7-827c-88e2-a3e2-87fa14e34945');
  });

  it('is a valid version 8 UUID and keeps tenant, source and id apart, for any texts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const key = eventKey(tenant, a, b);
        expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(eventKey(tenant, c, d) === key).toBe(a === c && b === d);
      }),
    );
    expect(eventKey(tenant, 'a', 'bc')).not.toBe(eventKey(tenant, 'ab', 'c'));
    expect(eventKey(asId<TenantId>('globex'), 'a', 'b')).not.toBe(eventKey(tenant, 'a', 'b'));
  });
});

describe('the content of an event', () => {
  const event: ShapedEvent = {
    id: 'event-1',
    source: 'hr-system',
    type: 'vacancy.opened',
    occurredAt: asId<Instant>('2026-03-29T01:30:00.000Z'),
    data: { vacancyId: 'v-1', title: 'Café', cost: { amountMinor: 100, currency: 'EUR' } },
  };

  it('is hashed over type, instant and data with sorted keys', () => {
    // Computed with Python's json (sort_keys) and hashlib.
    expect(contentHash(event)).toBe('d21e4a81931bbdd14ec76c5e9114aa73');
  });

  it('does not depend on the order of the fields, and parses back to itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const canonical = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(canonical);
        expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('differs when the type, the instant or a value differs', () => {
    const others: ShapedEvent[] = [
      { ...event, occurredAt: asId<Instant>('2026-03-29T01:30:00.001Z') },
      { ...event, data: { ...event.data, title: 'Cafe' } },
      {
        id: event.id,
        source: event.source,
        type: 'candidate.deleted',
        occurredAt: event.occurredAt,
        data: { candidateRef: 'c' },
      },
    ];
    expect(new Set([event, ...others].map(contentHash)).size).toBe(4);
  });
});
