import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startClickHouseFront } from '../clickhouse-front/start-clickhouse-front.js';
import { SeverableLink } from '../faults/severable-link.js';
import { restartablePort } from '../processes/restartable-port.js';
import { type StoreProcess } from '../processes/store-process.js';
import { type KafkaProcess, type KafkaProcessOptions, startKafkaProcess } from '../stores/kafka-process.js';
import { startPostgresProcess } from '../stores/postgres-process.js';
import { allOrFirstFailure } from './all-or-first-failure.js';
import { type Step } from './step.js';

/** The three stores, and the link in front of each through which the services reach it. */
export interface RigStores {
  readonly kafka: KafkaProcess;
  readonly postgres: StoreProcess;
  readonly clickhouse: StoreProcess;
  readonly links: {
    readonly kafka: SeverableLink;
    readonly postgres: SeverableLink;
    readonly clickhouse: SeverableLink;
  };
}

/** How Kafka's JVM and broker are set; a benchmark wants other flags than a test. */
export type KafkaTuning = Pick<KafkaProcessOptions, 'heap' | 'jvm' | 'properties'>;

export interface RigStoresOptions {
  readonly dataDir: string;
  readonly tree: string;
  readonly kafka?: KafkaTuning;
}

/** Starts the stores side by side. Everything it starts is put on the stack, also when another of them fails. */
export async function startRigStores(
  options: RigStoresOptions,
  stack: AsyncDisposableStack,
  step: Step,
): Promise<RigStores> {
  const { dataDir, tree } = options;
  mkdirSync(dataDir, { recursive: true });
  const linked = async (url: string): Promise<SeverableLink> => {
    const link = await SeverableLink.to(url);
    stack.defer(() => link.close());
    return link;
  };
  const started = async <S extends StoreProcess>(name: string, start: () => Promise<S>): Promise<S> => {
    const store = await step(name, start);
    stack.defer(() => store.stop());
    return store;
  };

  // Kafka sends its clients to the address it advertises, so its link comes first.
  const brokerPort = await restartablePort();
  const kafkaLink = await linked(`kafka://127.0.0.1:${String(brokerPort)}`);
  const advertised = { port: brokerPort, address: `127.0.0.1:${String(kafkaLink.port)}` };
  const [kafka, postgres, clickhouse] = await allOrFirstFailure([
    started('Kafka', () =>
      startKafkaProcess({ ...options.kafka, folder: join(dataDir, 'kafka'), advertised }),
    ),
    started('PostgreSQL', () => startPostgresProcess({ folder: join(dataDir, 'postgres') })),
    started('ClickHouse', () => startClickHouseFront({ folder: join(dataDir, 'clickhouse'), tree })),
  ]);
  const links = {
    kafka: kafkaLink,
    postgres: await linked(postgres.url),
    clickhouse: await linked(clickhouse.url),
  };
  return { kafka, postgres, clickhouse, links };
}
