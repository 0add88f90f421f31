import kafkajs, { type Admin, type ITopicConfig, Kafka, logLevel } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { committedOffsets } from '../stage/committed-offsets.js';
import { durationOf } from '../stage/length.js';
import { ACCEPTED, ATTRIBUTION, REJECTED } from '../stage/readers.js';
import { untilTrue } from '../stage/settle.js';
import { type Stage } from '../stage/stage.js';
import { type Item } from '../workload/parcel.js';
import { someWorkload } from './probes.js';
import { type Scenario } from './scenario.js';

const REFUSED_WITHIN_MS = 30_000;
/** Reconcile counts what was taken from the topic, and says for ever after that more is kept than was taken. It is right. */
const TAKEN_FROM_A_TOPIC_THAT_IS_GONE = 'refused events';

export const deadLetterAway: Scenario = {
  name: 'dead-letter-away',
  summary: 'the topic of refused events is gone for a while: nothing moves past what it should hold',
  needs: 'an installation that is thrown away',
  async run(stage) {
    // What the topic holds is read to its end first: to delete it unread would be the operator's own loss.
    await stage.underLoad(() => pause(500));
    await stage.settle();
    const topic = await deleteTopic(stage);
    stage.excuseReconcile(TAKEN_FROM_A_TOPIC_THAT_IS_GONE);
    await stage.underLoad(async () => {
      try {
        const stuckAt = await poisonBetweenServices(stage);
        await expectMistakeWaits(stage);
        await pause(durationOf(stage.length, 4, 300));
        const committed = await committedOffsets(stage.rig.brokers, ATTRIBUTION);
        const next = committed.get(stuckAt.partition) ?? 0;
        stage.expect(
          `attribution moved to ${String(next)}, past offset ${String(stuckAt.offset)} that it could not set aside`,
          next <= stuckAt.offset,
        );
      } finally {
        await withAdmin(stage, (admin) => admin.createTopics({ topics: [topic], waitForLeaders: false }));
      }
    });
  },
};

/** A message that attribution has to set aside, and where it stands. */
async function poisonBetweenServices(stage: Stage): Promise<{ partition: number; offset: number }> {
  const { organisation, book } = someWorkload(stage);
  const bytes = Buffer.from(`${organisation.mark}no JSON while the dead-letter topic is away`);
  const mistake = { kind: 'between the services', reason: 'undecodable', bytes };
  const producer = kafkaOf(stage).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    const [written] = await producer.send({
      topic: ACCEPTED,
      acks: -1,
      messages: [{ key: `${organisation.tenant}/poison`, value: bytes }],
    });
    book.sendMistake(mistake);
    book.acknowledgeMistake(mistake);
    return { partition: written?.partition ?? 0, offset: Number(written?.baseOffset ?? 0) };
  } finally {
    await producer.disconnect();
  }
}

/** Over HTTP, what cannot be kept as refused is not answered as refused either. */
async function expectMistakeWaits(stage: Stage): Promise<void> {
  const workload = someWorkload(stage);
  const before = workload.book.notNow;
  const item: Item = { kind: 'mistake', mistake: workload.mistakes.any() };
  // Goes on trying until the topic is back; the end of the trial waits for it.
  stage.later(workload.sendAll([item]));
  try {
    await untilTrue('the sender of a mistake is told "not now"', REFUSED_WITHIN_MS, () =>
      Promise.resolve(workload.book.notNow > before),
    );
  } catch {
    stage.expect('a mistake was answered although it could not be kept', false);
  }
}

/** Deletes the topic; gives what it takes to make it again as it was. */
function deleteTopic(stage: Stage): Promise<ITopicConfig> {
  return withAdmin(stage, async (admin) => {
    const of = { type: kafkajs.ConfigResourceTypes.TOPIC, name: REJECTED };
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [of] });
    const { topics } = await admin.fetchTopicMetadata({ topics: [REJECTED] });
    const configEntries = (resources[0]?.configEntries ?? [])
      .filter(({ isDefault }) => !isDefault)
      .map(({ configName, configValue }) => ({ name: configName, value: configValue }));
    await admin.deleteTopics({ topics: [REJECTED] });
    return { topic: REJECTED, numPartitions: topics[0]?.partitions.length ?? 1, configEntries };
  });
}

async function withAdmin<T>(stage: Stage, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafkaOf(stage).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

function kafkaOf(stage: Stage): Kafka {
  return new Kafka({
    clientId: 'fault-dead-letter',
    brokers: [...stage.rig.brokers],
    logLevel: logLevel.NOTHING,
  });
}
