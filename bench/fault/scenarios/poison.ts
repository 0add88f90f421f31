import { Kafka, logLevel } from 'kafkajs';
import { timesOf } from '../stage/length.js';
import { ACCEPTED, RAW_TOPICS } from '../stage/readers.js';
import { type Stage } from '../stage/stage.js';
import { MISTAKES } from '../workload/mistakes.js';
import { type Item } from '../workload/parcel.js';
import { structured } from '../workload/raw-door.js';
import { type Workload } from '../workload/workload.js';
import { type Scenario } from './scenario.js';

export const poison: Scenario = {
  name: 'poison',
  summary: 'what nobody can read, on the raw topics, over HTTP, and right on the topic between the services',
  async run(stage) {
    const rounds = timesOf(stage.length, 2, 100);
    await stage.underLoad(async () => {
      for (let round = 1; round <= rounds; round += 1) {
        for (const workload of stage.workloads) {
          const mistakes = Object.keys(MISTAKES).map((kind): Item => ({
            kind: 'mistake',
            mistake: workload.mistakes.of(kind),
          }));
          await workload.sendAll([...mistakes, ...workload.take(10)]);
          stage.count('over HTTP', mistakes.length);
          if (workload.rawDoor !== undefined) await poisonRaw(stage, workload);
          await poisonAccepted(stage, workload, round);
        }
        stage.say(`round ${String(round)} of ${String(rounds)}`);
      }
    });
  },
};

/** Every kind on every raw topic, among good events. */
async function poisonRaw(stage: Stage, { organisation, mistakes, book }: Workload): Promise<void> {
  if (!organisation.writesRawTopics) return;
  await produce(
    stage,
    RAW_TOPICS.map((topic) => ({
      topic,
      messages: Object.keys(MISTAKES).map((kind) => {
        const mistake = mistakes.of(kind);
        book.sendMistake(mistake);
        book.acknowledgeMistake(mistake);
        stage.count('on the raw topics');
        return structured({ kind: 'mistake', mistake });
      }),
    })),
  );
}

/** Written past ingest, as if by a version of it that is not ours. The key says whose it is, so it is found under that name. */
async function poisonAccepted(stage: Stage, { organisation, book }: Workload, round: number): Promise<void> {
  const { tenant, mark } = organisation;
  const name = `${mark}poison-${String(round)}`;
  const event = {
    tenant,
    key: '00000000-0000-8000-8000-000000000000',
    source: 'urn:fault:poison',
    id: name,
    type: 'participation.logged',
    occurredAt: new Date(organisation.firstMoment).toISOString(),
    receivedAt: new Date(organisation.firstMoment).toISOString(),
    data: { advocateId: organisation.advocates[0], channel: 'forum', kind: 'poison' },
  };
  const values = {
    'cut off': JSON.stringify(event).slice(0, -5),
    'a text': JSON.stringify(name),
    'an array': JSON.stringify([event]),
    'another key': JSON.stringify({ ...event, key: 'no-uuid' }),
    'another version': JSON.stringify({ ...event, type: 'participation.logged.v2' }),
    'no data': JSON.stringify({ ...event, data: undefined }),
    'wrong data': JSON.stringify({ ...event, data: { advocateId: 7 } }),
    'year 9999': JSON.stringify({ ...event, occurredAt: '9999-12-31T23:59:59.999Z' }),
    'no such day': JSON.stringify({ ...event, occurredAt: '2026-02-31T00:00:00.000Z' }),
    'a click without its link': JSON.stringify({
      ...event,
      type: 'click.recorded',
      data: { clickId: 'c', linkCode: 'l', verdict: 'human', rule: 'default' },
    }),
    'deep nesting': JSON.stringify({ ...event, data: { nested: 'x' } }).replace(
      '"x"',
      '['.repeat(1_000) + ']'.repeat(1_000),
    ),
    'not UTF-8': Buffer.concat([Buffer.from(name), Buffer.from([0xff, 0xfe, 0x00])]),
  };
  const messages = Object.entries(values).map(([kind, value]) => {
    const mistake = {
      kind: `${kind}, between the services`,
      reason: 'undecodable',
      bytes: Buffer.from(value),
    };
    book.sendMistake(mistake);
    book.acknowledgeMistake(mistake);
    stage.count('between the services');
    return { key: `${tenant}/poison`, value: mistake.bytes };
  });
  await produce(stage, [{ topic: ACCEPTED, messages }]);
}

async function produce(
  stage: Stage,
  topicMessages: {
    topic: string;
    messages: { key?: Buffer | string | null; value: Buffer | string | null }[];
  }[],
): Promise<void> {
  const kafka = new Kafka({
    clientId: 'fault-poison',
    brokers: [...stage.rig.brokers],
    logLevel: logLevel.NOTHING,
  });
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } });
  await producer.connect();
  try {
    await producer.sendBatch({ acks: -1, topicMessages });
  } finally {
    await producer.disconnect();
  }
}
