import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartRefused } from '#shared/service/start-refused.js';
import { startClickHouseFront } from '../clickhouse-front/start-clickhouse-front.js';
import { allOrFirstFailure } from '../rig/all-or-first-failure.js';
import { steps } from '../rig/step.js';
import { type StoreProcess } from '../processes/store-process.js';
import { startKafkaProcess } from '../stores/kafka-process.js';
import { startPostgresProcess } from '../stores/postgres-process.js';
import { holdFolder } from './hold-folder.js';
import { HELP, readOptions, type StoresOptions } from './options.js';
import { refuseTakenPorts } from './taken-ports.js';
import { untilOneEnds } from './until-one-ends.js';
import { servicesEnvironment, writeServicesEnvironment } from './services-environment.js';

const TREE = resolve(import.meta.dirname, '../../../../..');

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  mkdirSync(options.data, { recursive: true });
  const stack = new AsyncDisposableStack();
  stack.defer(holdFolder(options.data));
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stack.disposeAsync());
  const onSignal = () => {
    if (stopping === undefined) process.stdout.write('\nStopping: the stores write what they hold ...\n');
    stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    await start(options, stack);
  } catch (error) {
    // What ends after a signal was ended by us.
    if (stopping !== undefined) return;
    await stop();
    throw error;
  }
}

async function start(options: StoresOptions, stack: AsyncDisposableStack): Promise<void> {
  const { data, ports } = options;
  await refuseTakenPorts(ports);
  process.stdout.write(`Starting on ${data}\n`);
  const step = steps((text) => process.stdout.write(`  ${text}\n`));
  const started = async <S extends StoreProcess>(name: string, begin: () => Promise<S>): Promise<S> => {
    const store = await step(name, begin);
    stack.defer(() => store.stop());
    return store;
  };
  const [kafka, postgres, clickhouse] = await allOrFirstFailure([
    started('Kafka', () => startKafkaProcess({ folder: join(data, 'kafka'), port: ports.kafka, jvm: [] })),
    started('PostgreSQL', () =>
      startPostgresProcess({ folder: join(data, 'postgres'), port: ports.postgres }),
    ),
    started('ClickHouse', () =>
      startClickHouseFront({ folder: join(data, 'clickhouse'), port: ports.clickhouse, tree: TREE }),
    ),
  ]);
  const file = writeServicesEnvironment(
    data,
    servicesEnvironment(data, {
      databaseUrl: postgres.url,
      clickhouseUrl: clickhouse.url,
      brokers: kafka.brokers.join(','),
    }),
  );
  process.stdout.write(nextSteps(file, options.data));
  await untilOneEnds({
    Kafka: { store: kafka, log: join(data, 'kafka/kafka.log') },
    PostgreSQL: { store: postgres, log: join(data, 'postgres/postgres.log') },
    ClickHouse: { store: clickhouse, log: join(data, 'clickhouse/clickhouse-front.log') },
  });
}

function nextSteps(file: string, data: string): string {
  return `
Ready. In another terminal:

  . ${file}
  npm run migrate                # once per version; the admin key is then in ${join(data, 'admin-key')}
  npm run start:ingest           # http://127.0.0.1:8081   each of the three in a terminal of its own,
  npm run start:attribution      # http://127.0.0.1:8082   after the same first line
  npm run start:reporting        # http://127.0.0.1:8083

Stop    Ctrl-C (the services first)
`;
}

function fail(error: unknown): never {
  const text =
    error instanceof StartRefused
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);
