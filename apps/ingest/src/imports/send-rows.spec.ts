import fc from 'fast-check';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { asId, type EventKey, type TenantId } from '#domain/ids.js';
import { deriveOutcomes } from '#domain/outcomes/derive-outcomes.js';
import { contentHash } from '../accept/content-hash.js';
import { eventKey } from '../accept/event-key.js';
import { testReader } from '../ats/testing/test-reader.js';
import { Moments } from './cell/moments.js';
import { importKind } from './kinds/kinds.js';
import { readRow } from './read-row.js';
import { SendRows } from './send-rows.js';
import { readHeader } from './table/header.js';

const TENANT = asId<TenantId>('t');
const HEADER = ['candidate', 'application', 'vacancy', 'applied_at', 'hired_at'];
const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);

/** An organisation that imports one application again and again; what was accepted of it, and its hire as it stands. */
function importing() {
  const standing = new Map<EventKey, string>();
  const accepted: AcceptedEvent[] = [];
  const kind = importKind('applications');
  const header = readHeader(HEADER, kind?.columns ?? [], new Map());
  if (kind === undefined || !header.ok) throw new Error('no header');
  const context = { moments: new Moments('UTC', undefined), ats: testReader('import'), hasAtsCodes: false };
  const origin = { channel: 'import', keyId: 'k', kind: kind.name, line: 2 } as const;
  const sendRows = new SendRows({
    standing: (keys) => Promise.resolve(new Map([...standing].filter(([key]) => keys.includes(key)))),
  });
  return {
    /** @returns how many events conflicted */
    async take(hiredOn: number, revision: number): Promise<number> {
      const row = readRow(
        { line: 2, cells: ['5', 'a1', 'v1', day(1), day(hiredOn)] },
        kind,
        header.header,
        context,
        origin,
      );
      const [sent] = await sendRows.of({ tenant: TENANT, keyId: 'k', kind: kind.name, revision }, [row]);
      let conflicts = 0;
      for (const { bytes } of sent?.sent ?? []) {
        const { id, type, time, data } = JSON.parse(bytes.toString()) as Record<string, string>;
        const key = eventKey(TENANT, 'import', id ?? '');
        const event = {
          id,
          source: 'import',
          type,
          occurredAt: time,
          data,
          tenant: TENANT,
          key,
          receivedAt: time,
        } as unknown as AcceptedEvent;
        const hash = contentHash(event);
        if ((standing.get(key) ?? hash) !== hash) conflicts++;
        else if (!standing.has(key)) accepted.push(event);
        if (!standing.has(key)) standing.set(key, hash);
      }
      return conflicts;
    },
    events: () => accepted.length,
    hire: () => deriveOutcomes(accepted).find(({ stage }) => stage === 'hire'),
  };
}
const standsOn = (hiredOn: number) => ({ at: `${day(hiredOn)}T23:59:59.000Z` });
const anyDay = fc.integer({ min: 10, max: 300 });

describe('a corrected import', () => {
  it('moves a hire to its corrected date, earlier or later', async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, anyDay, async (wrong, right) => {
        const file = importing();
        await file.take(wrong, 1);
        expect(await file.take(right, 2)).toBe(0);
        expect(file.hire()).toMatchObject(standsOn(right));
        expect(file.hire()).not.toHaveProperty('reversedAt');
      }),
    );
  });

  it('leaves alone what it says as before, so that other rows’ revisions do not stand in the way later', async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, anyDay, async (wrong, right) => {
        const file = importing();
        await file.take(wrong, 1);
        const before = file.events();
        for (const revision of [2, 3]) expect(await file.take(wrong, revision)).toBe(0);
        expect(file.events()).toBe(before);
        await file.take(right, 4);
        expect(file.hire()).toMatchObject(standsOn(right));
      }),
    );
  });

  it('is told apart from another correction under the same number, and changes nothing when it comes again', async () => {
    const file = importing();
    await file.take(20, 1);
    await file.take(30, 2);
    const before = file.events();
    expect(await file.take(30, 2)).toBe(0);
    expect(file.events()).toBe(before);
    expect(await file.take(40, 2)).toBe(2); // the step, and what would undo it
    expect(file.hire()).toMatchObject(standsOn(30));
  });

  it('corrects a correction to a later date, and not to one before it: see docs/imports.md', async () => {
    const file = importing();
    await file.take(20, 1);
    await file.take(30, 2);
    await file.take(40, 3);
    expect(file.hire()).toMatchObject(standsOn(40));
    await file.take(25, 4);
    expect(file.hire()).toMatchObject(standsOn(40));
  });
});
