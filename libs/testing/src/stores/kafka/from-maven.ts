import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafkaProcess } from '../kafka-process.js';
import { type TestKafka } from './test-kafka.js';

/** A node of the caller's own, on a folder that goes away with it. */
export async function kafkaFromMaven(): Promise<TestKafka> {
  const folder = mkdtempSync(join(tmpdir(), 'manyhands-kafka-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const server = await startKafkaProcess({ folder });
    return {
      brokers: server.brokers,
      async stop() {
        // Its data goes with it, so there is nothing to write in an orderly way.
        await server.kill();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
