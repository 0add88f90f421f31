import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { parseInstant } from '#domain/time/instant.js';
import { DATA_VALIDATORS } from '../../accept/data-validators.js';
import {
  type AtsAdapter,
  type AtsEvent,
  type AtsReading,
  type Delivery,
  type FetchRequest,
  type KnownApplication,
} from '../adapter.js';
import { type AtsSettings } from '../ats-settings.js';
import { plainWords } from '../mapping/words.js';
import { PERSONAL } from './personal.js';
import { testReader } from './test-reader.js';

export interface AdapterUnderTest {
  readonly adapter: AtsAdapter;
  /** Whether the signature covers the payload. Only Lever's does not. */
  readonly coversBody: boolean;
  /** A delivery signed as the system documents it, by code that shares nothing with the adapter. */
  sign(payload: unknown, secret: string, atMs: number): Delivery;
  unsigned(delivery: Delivery): Delivery;
  /** With something that cannot be a signature where one should be. */
  malformed(delivery: Delivery): Delivery;
  /** When the signature covers a time: how far off it may be. */
  readonly staleAfterMs?: number;
  readonly settings?: AtsSettings;
  /** Realistic payloads by what they tell, with {@link PERSONAL} wherever a person is described. */
  readonly samples: Readonly<Record<string, unknown>>;
  /** What the API answers to the fetches that the samples ask for, by `what`. */
  readonly resources?: Readonly<Record<string, unknown>>;
  /** What was said of applications before, by their id; see testReader. */
  readonly applications?: Readonly<Record<string, string | KnownApplication>>;
}

const NOW = Date.UTC(2026, 4, 4, 9, 30);
const SECRET = 'whsec-0123456789abcdef';
const OTHER = 'whsec-fedcba9876543210';

/** What every adapter promises, whatever its system. */
export function describeAtsAdapter(subject: AdapterUnderTest): void {
  const { adapter, settings = {} } = subject;
  const [samplePayload] = Object.values(subject.samples);
  const signed = (payload: unknown = samplePayload, secret = SECRET, atMs = NOW) =>
    subject.sign(payload, secret, atMs);
  const verify = (delivery: Delivery, secrets: readonly string[] = [SECRET]) =>
    adapter.verify(delivery, secrets, settings);
  const refusalOf = (delivery: Delivery, secrets?: readonly string[]) => {
    const verification = verify(delivery, secrets);
    return verification.ok ? 'accepted' : verification.refusal;
  };

  describe(`the signature of ${adapter.title}`, () => {
    it.each(Object.entries(subject.samples))('is accepted when it is right: %s', (_, payload) => {
      expect(refusalOf(signed(payload))).toBe('accepted');
    });

    it('is refused when there is none, when it can be none, and when it is another secret’s', () => {
      expect(refusalOf(subject.unsigned(signed()))).toBe('unsigned');
      expect(refusalOf(subject.malformed(signed()))).toBe('malformed_signature');
      expect(refusalOf(signed(samplePayload, OTHER))).toBe('wrong_signature');
      expect(refusalOf(signed(), [])).toBe('wrong_signature');
    });

    it('is accepted from any of the secrets while they are rotated, and from none that ended', () => {
      expect(refusalOf(signed(samplePayload, OTHER), [SECRET, OTHER])).toBe('accepted');
      expect(refusalOf(signed(samplePayload, SECRET), [SECRET, OTHER])).toBe('accepted');
      expect(refusalOf(signed(samplePayload, SECRET), [OTHER])).toBe('wrong_signature');
    });

    if (subject.coversBody)
      it('covers every byte of the body', () => {
        const delivery = signed();
        fc.assert(
          fc.property(
            fc.integer({ min: 0, max: delivery.body.length - 1 }),
            fc.integer({ min: 1, max: 255 }),
            (place, change) => {
              const body = Buffer.from(delivery.body);
              body[place] = (body[place] ?? 0) ^ change;
              expect(refusalOf({ ...delivery, body })).not.toBe('accepted');
            },
          ),
          { numRuns: 50 },
        );
        const longer = Buffer.concat([delivery.body, Buffer.from(' ')]);
        expect(refusalOf({ ...delivery, body: longer })).not.toBe('accepted');
      });

    const { staleAfterMs: limit } = subject;
    if (limit !== undefined)
      it('is refused when the time it covers is too far away', () => {
        const delivery = signed();
        for (const apart of [limit + 2_000, -limit - 2_000])
          expect(refusalOf({ ...delivery, receivedAtMs: NOW + apart })).toBe('stale');
        expect(refusalOf({ ...delivery, receivedAtMs: NOW + limit - 2_000 })).toBe('accepted');
      });

    it('gives a retry the same delivery key, and another delivery another', () => {
      const keyOf = (delivery: Delivery) => {
        const verification = verify(delivery);
        return verification.ok ? verification.deliveryKey : undefined;
      };
      const delivery = signed();
      expect(keyOf({ ...delivery, receivedAtMs: NOW + 60_000 })).toBe(keyOf(delivery));
      const keys = Object.values(subject.samples).map((payload) => keyOf(signed(payload)));
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  describe(`what is read from ${adapter.title}`, () => {
    const reader = testReader(adapter.name, settings, subject.applications);
    const resources = subject.resources ?? {};
    const readings = new Map<string, AtsReading>();
    const answers: { readonly request: FetchRequest; readonly resource: unknown }[] = [];
    for (const [title, payload] of Object.entries(subject.samples)) {
      const reading = adapter.read(payload, reader, signed(payload));
      readings.set(title, reading);
      for (const request of reading.fetches) {
        const resource = resources[request.what];
        if (resource === undefined || adapter.readFetched === undefined) continue;
        readings.set(`${title}, fetched`, adapter.readFetched(request, resource, reader));
        answers.push({ request, resource });
      }
    }
    const cases = [...readings];
    const events = cases.flatMap(([, reading]) => reading.events);

    it.each(cases)('passes the catalogue: %s', (_, reading) => {
      for (const event of reading.events) expect(complaintsAbout(event)).toEqual([]);
    });

    it.each(cases)('holds nothing about a person: %s', (_, reading) => {
      expect(personalIn(reading)).toEqual([]);
      expect(JSON.stringify(reading)).not.toContain('@');
    });

    it('says the same under the same key, in whatever delivery', () => {
      const byKey = new Map<string, AtsEvent>();
      for (const event of events) {
        const first = byKey.get(event.key) ?? event;
        byKey.set(event.key, first);
        expect({ same: isDeepStrictEqual(event, first), key: event.key }).toEqual({
          same: true,
          key: event.key,
        });
      }
      expect(events.length).toBeGreaterThan(0);
    });

    it('does not depend on when a delivery came', () => {
      for (const payload of Object.values(subject.samples)) {
        const delivery = signed(payload);
        const later = { ...delivery, receivedAtMs: NOW + 86_400_000 };
        expect(adapter.read(payload, reader, later)).toEqual(adapter.read(payload, reader, delivery));
      }
    });

    it('tells of nobody in place of a field that is missing', () => {
      for (const payload of Object.values(subject.samples)) {
        const delivery = signed(payload);
        for (const path of pathsOf(payload))
          expect(personalIn(adapter.read(replaced(payload, path, null), reader, delivery))).toEqual([]);
      }
      for (const { request, resource } of answers) {
        for (const path of pathsOf(resource)) {
          const reading = adapter.readFetched?.(request, replaced(resource, path, null), reader);
          expect(reading === undefined ? [] : personalIn(reading)).toEqual([]);
        }
      }
    });

    it('never fails nor tells of a person, whatever is sent', () => {
      const anything = fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(...Object.values(subject.samples)).chain(damaged),
      );
      fc.assert(
        fc.property(anything, (payload) => {
          const reading = adapter.read(payload, reader, signed());
          for (const event of reading.events) expect(complaintsAbout(event)).toEqual([]);
          expect(personalIn(reading)).toEqual([]);
          adapter.applicationsIn?.(payload);
          for (const what of Object.keys(resources))
            adapter.readFetched?.({ what, path: '/x' }, payload, reader);
        }),
        { numRuns: 300 },
      );
    });
  });
}

/** What of the planted texts came out, also as a slug or otherwise rewritten. */
function personalIn(reading: AtsReading): string[] {
  const text = plainWords(JSON.stringify(reading));
  return Object.values(PERSONAL).filter((personal) => text.includes(plainWords(personal)));
}

/** A payload of which one value is replaced by any other. */
function damaged(payload: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(payload);
  if (paths.length === 0) return fc.constant(payload);
  return fc
    .tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 1 }))
    .map(([path, value]) => replaced(payload, path, value));
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner).map((path) => [key, ...path]),
  ]);
}

function replaced(payload: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(payload))
    return payload.map((item: unknown, index) =>
      String(index) === key ? replaced(item, rest, value) : item,
    );
  const record = payload as Record<string, unknown>;
  return { ...record, [key]: replaced(record[key], rest, value) };
}

function complaintsAbout({ type, key, occurredAt, data }: AtsEvent): string[] {
  const complaints: string[] = [];
  const validate = DATA_VALIDATORS.get(type);
  if (validate?.(data) !== true)
    complaints.push(`${type}: ${JSON.stringify((validate?.errors ?? []).map(({ message }) => message))}`);
  if (key.length > 160) complaints.push(`the key of ${type} has ${String(key.length)} characters`);
  if (occurredAt !== undefined && parseInstant(occurredAt) === undefined)
    complaints.push(`${type} happened at ${occurredAt}`);
  return complaints;
}
