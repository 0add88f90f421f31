import { Logger } from '@nestjs/common';
import { KafkaUnderTest } from '#testing/bus/kafka-under-test.js';
import { type BusHarness, describeBusContract } from '#testing/contracts/bus/bus.contract.js';
import { describeWithKafka } from '#testing/stores/describe-with-kafka.js';
import { startKafka, type TestKafka } from '#testing/stores/kafka.js';

describeWithKafka('the Kafka adapter', () => {
  let kafka: TestKafka;
  beforeAll(async () => {
    Logger.overrideLogger(false); // outages are what these tests are about
    kafka = await startKafka();
  });
  afterAll(async () => {
    await kafka.stop();
  });

  describeBusContract('Kafka', async (): Promise<BusHarness> => {
    const room = new KafkaUnderTest(kafka.brokers);
    return Promise.resolve({
      async newBus() {
        const { bus, link } = await room.linkedBus();
        return {
          bus,
          cutOff: () => {
            link.sever();
          },
          reconnect: () => {
            link.mend();
          },
        };
      },
      topic: (partitions) => room.topic(partitions),
      close: () => room.close(),
    });
  });
});
