// A plain Kafka producer for manyhands. Run as it is:   KAFKA_BROKERS=127.0.0.1:9092 node docs/examples/produce.mjs
// Running it twice is harmless: source and id are an event's identity, and the same event again changes nothing.
// With --refused it also sends an event that manyhands cannot accept, to see what becomes of one.
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const brokers = (process.env.KAFKA_BROKERS ?? '127.0.0.1:9092').split(',');
const kafka = new Kafka({ clientId: 'manyhands-example', brokers, logLevel: logLevel.ERROR });
const producer = kafka.producer({
  allowAutoTopicCreation: false,
  createPartitioner: Partitioners.DefaultPartitioner, // the same partition for a key as Java's producer
});

const SOURCE = 'produce-example'; // name your own system; source and id together must never mean two events
const TIME = '2025-11-03T09:00:00+01:00'; // when it happened, with a zone

/** Structured mode: the whole CloudEvent is the value. */
function structured(key, event) {
  return {
    key,
    headers: { 'content-type': 'application/cloudevents+json' },
    value: JSON.stringify({ specversion: '1.0', source: SOURCE, time: TIME, ...event }),
  };
}

/** Binary mode: the attributes are headers, the data is the value. */
function binary(key, { id, type, data }) {
  return {
    key,
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: SOURCE,
      ce_type: type,
      ce_time: TIME,
      'content-type': 'application/json',
    },
    value: JSON.stringify(data),
  };
}

// Events that build on one another go to one topic under one key, so that they stay in order: first who shares, then the share.
const shares = [
  structured('colleague-7', {
    id: 'enrol-7',
    type: 'advocate.enrolled',
    data: { advocateId: 'colleague-7', team: 'engineering', noticeVersion: '2025-01' },
  }),
  structured('colleague-7', {
    id: 'share-7',
    type: 'share.created',
    data: { shareId: 'share-7', by: 'advocate', advocateId: 'colleague-7', network: 'linkedin' },
  }),
];
const talent = [
  binary('vac-7', { id: 'vac-7', type: 'vacancy.opened', data: { vacancyId: 'vac-7', title: 'Engineer' } }),
];
if (process.argv.includes('--refused')) {
  // Nobody is known under this code, so the event is refused as unknown_reference, and kept to be sent again.
  const data = { advocateId: 'colleague-8', training: 'basics' };
  talent.push(binary('colleague-8', { id: 'training-8', type: 'training.completed', data }));
}

await producer.connect();
try {
  await producer.sendBatch({
    acks: -1, // answered when every replica that is in sync has it
    topicMessages: [
      { topic: 'advocacy.shares.v1', messages: shares },
      { topic: 'advocacy.talent.v1', messages: talent },
    ],
  });
  console.log(`Sent ${shares.length + talent.length} events to ${brokers.join(',')}.`);
} finally {
  await producer.disconnect();
}
