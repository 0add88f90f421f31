import { createInterface } from 'node:readline';
import { createClient } from '@clickhouse/client';
import { Kafka, logLevel } from 'kafkajs';
import { RAW_TOPICS } from '#shared/bus/topics.js';
import { copiedRow } from './copied-row.js';

/**
 * The least that brings a topic into ClickHouse: kafkajs, a row per message, one insert per batch, then the commit. No
 * validation, no identity, no attribution. A process of its own, as our services are.
 *
 * It begins paused. A line `go` on standard input lets it take what is there, `hold` pauses it. After each batch it
 * prints a line of JSON: how many rows and inserts in all, and when the first since `go` was handed over.
 */
const TOPICS = RAW_TOPICS.map(({ name }) => name);
/** As many as attribution has partitions to work on. What is fetched at once is as kafkajs comes: 1 MiB, some 3,000 events. */
const PARTITIONS_AT_ONCE = 2;
/** How long a paused consumer sleeps before it looks whether it still is. */
const MAX_WAIT_MS = 100;

const [brokers = '', clickhouseUrl = ''] = process.argv.slice(2);
const clickhouse = createClient({
  url: clickhouseUrl,
  clickhouse_settings: { date_time_input_format: 'best_effort', async_insert: 0 },
});
const kafka = new Kafka({ brokers: brokers.split(','), clientId: 'bare-copy', logLevel: logLevel.NOTHING });
const consumer = kafka.consumer({
  groupId: 'bare-copy',
  maxWaitTimeInMs: MAX_WAIT_MS,
});

let copied = 0;
let inserts = 0;
let firstAt: number | undefined;

const joined = new Promise<void>((resolve) => {
  consumer.on(consumer.events.GROUP_JOIN, () => {
    resolve();
  });
});
await consumer.connect();
await consumer.subscribe({ topics: TOPICS, fromBeginning: true });
await consumer.run({
  autoCommit: false,
  partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
  eachBatch: async (given) => {
    firstAt ??= Date.now();
    const { topic, partition, messages } = given.batch;
    const rows = messages.flatMap(({ value, offset }) =>
      value === null ? [] : [copiedRow(value, { topic, partition, offset })],
    );
    await clickhouse.insert({ table: 'copied', values: rows, format: 'JSONEachRow' });
    given.resolveOffset(given.batch.lastOffset());
    await given.commitOffsetsIfNecessary(given.uncommittedOffsets());
    await given.heartbeat();
    copied += rows.length;
    inserts += 1;
    process.stdout.write(`${JSON.stringify({ copied, inserts, firstAt })}\n`);
  },
});
// A broker that has only just started may keep it waiting for its group.
await joined;
consumer.pause(TOPICS.map((topic) => ({ topic })));
process.stdout.write('Ready\n');

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'hold') consumer.pause(TOPICS.map((topic) => ({ topic })));
  if (line === 'go') {
    firstAt = undefined;
    consumer.resume(TOPICS.map((topic) => ({ topic })));
  }
}
await consumer.disconnect();
await clickhouse.close();
