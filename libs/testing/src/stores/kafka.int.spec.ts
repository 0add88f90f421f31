import { connect } from 'node:net';
import { kafkaAnswers } from './kafka/answers.js';
import { describeWithKafka } from './describe-with-kafka.js';
import { startKafka } from './kafka.js';

describeWithKafka('a Kafka for the tests of one file', () => {
  it('is one for all who ask, and stays until the last of them stops it', async () => {
    const [first, second] = await Promise.all([startKafka(), startKafka()]);
    expect(second.brokers).toEqual(first.brokers);
    await first.stop();
    await first.stop();
    expect(await kafkaAnswers(second.brokers)).toBe(true);
    await second.stop();
    const ours = (process.env['TEST_KAFKA_BROKERS'] ?? '') === '';
    expect(await isOpen(first.brokers[0] ?? '')).toBe(!ours);
  }, 120_000);
});

function isOpen(address: string): Promise<boolean> {
  const [host, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect({ host: host ?? '', port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
