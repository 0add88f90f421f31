import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type Bus, type MessageBatch } from '#shared/bus/bus.js';
import { LocalDays, type ZoneOf } from '../buckets/local-days.js';
import { markBuckets, markTouched } from '../buckets/mark-buckets.js';
import { shareDays } from '../buckets/share-days.js';
import { touchedBuckets } from '../buckets/touched-buckets.js';
import { updateLedger } from '../candidates/update-ledger.js';
import { factBatch } from '../facts/fact-batch.js';
import { insertFacts } from '../facts/insert-facts.js';
import { type LoggedEvent } from '../facts/logged-event.js';
import { decodeMessage } from './decode-message.js';
import { setAside, type UnusableMessage } from './set-aside.js';

export interface PipelineStores {
  readonly bus: Bus;
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly zoneOf: ZoneOf;
  readonly clock: () => number;
}

/** What a batch came to. */
export interface BatchResult {
  readonly events: number;
  readonly setAside: number;
  readonly candidatesChanged: number;
}

/**
 * Takes one batch of accepted events into the stores. When it resolves, every effect is durable and the offset may
 * move; when it rejects, the same batch is handed over again. Every step can be repeated without harm.
 */
export async function processBatch(stores: PipelineStores, batch: MessageBatch): Promise<BatchResult> {
  const receivedAt = new Date(stores.clock()).toISOString();

  // 1. Read. What nobody can ever read is durable on the rejected topic, with its reason and position.
  const { logged, unusable, days } = await read(batch, stores.zoneOf);
  await setAside(stores.bus, unusable, receivedAt);

  // 2. Mark. From here on reports count the touched days from raw facts.
  const events = logged.map(({ event }) => event);
  const touched = touchedBuckets(events, days);
  await markTouched(stores.postgres, touched);

  // 3. Store. The facts are readable, each once; those the engine will never accept are on the rejected topic.
  const unstorable = await insertFacts(stores.clickhouse, factBatch(logged));
  await setAside(
    stores.bus,
    unstorable.map(({ logged: { event, raw, position }, why }) => ({
      tenant: event.tenant,
      problem: { pointer: '', detail: why },
      raw,
      position,
    })),
    receivedAt,
  );

  // 4. Attribute. The ledger is what the stored facts come to, for every candidate this batch can have changed.
  const refused = new Set(unstorable.map(({ logged: { event } }) => event));
  const stored = refused.size === 0 ? events : events.filter((event) => !refused.has(event));
  const candidatesChanged = await updateLedger(stores, stored, days);

  // 5. Mark again. A rollup computed between 2 and 3 counted without these facts; now it is due once more.
  await markTouched(stores.postgres, touched);
  await markBuckets(stores.postgres, await shareDays(stores.clickhouse, stored, days));

  return { events: stored.length, setAside: unusable.length + unstorable.length, candidatesChanged };
}

interface ReadBatch {
  readonly logged: readonly LoggedEvent[];
  readonly unusable: readonly UnusableMessage[];
  readonly days: LocalDays;
}

async function read({ topic, partition, messages }: MessageBatch, zoneOf: ZoneOf): Promise<ReadBatch> {
  const logged: LoggedEvent[] = [];
  const unusable: UnusableMessage[] = [];
  for (const message of messages) {
    const position = { topic, partition, offset: message.offset };
    const decoded = decodeMessage(message);
    if ('event' in decoded) logged.push({ event: decoded.event, position, raw: message.value });
    else unusable.push({ ...decoded, raw: message.value, position });
  }
  const days = await LocalDays.of(
    logged.map(({ event }) => event.tenant),
    zoneOf,
  );
  const known = logged.filter(({ event }) => days.knows(event.tenant));
  const strangers = logged.filter(({ event }) => !days.knows(event.tenant));
  const noTenant = { pointer: '/tenant', detail: 'there is no such organisation here' };
  return {
    logged: known,
    unusable: [
      ...unusable,
      ...strangers.map(({ event, raw, position }) => ({
        tenant: event.tenant,
        problem: noTenant,
        raw,
        position,
      })),
    ],
    days,
  };
}
