import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asStoreProcess } from '../processes/as-store-process.js';
import { restartablePort } from '../processes/restartable-port.js';
import { SpawnedProcess } from '../processes/spawned-process.js';
import { type StoreProcess } from '../processes/store-process.js';
import { kafkaAnswers } from './kafka/answers.js';
import { kafkaArtefacts } from './kafka/artefacts/kafka-artefacts.js';
import { javaProgram } from './kafka/java.js';
import { kafkaProperties } from './kafka/kafka-properties.js';
import { formatStorage } from './kafka/storage.js';

export interface KafkaProcessOptions {
  /** Holds the node's data, configuration and log. A folder used before is started on what it holds. */
  readonly folder: string;
  readonly port?: number;
  /** A second listener, on `port`, that tells its clients to come back by `address` (host:port): a link's. */
  readonly advertised?: { readonly port: number; readonly address: string };
  /** The JVM's heap. */
  readonly heap?: string;
  /** Flags of the JVM instead of {@link QUICK_START}; a benchmark wants the full compiler. */
  readonly jvm?: readonly string[];
  /** Broker properties added to, or instead of, ours. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface KafkaProcess extends StoreProcess {
  /** Its own address, whatever is advertised to others. */
  readonly brokers: readonly string[];
}

/** Up soon, slower once warm: right for tests, wrong for measuring. */
export const QUICK_START: readonly string[] = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

const HEAP = '384m';
const START_LIMIT_MS = 90_000;

/** Starts a real Apache Kafka, one KRaft node on loopback, from its Maven artefacts. */
export async function startKafkaProcess(options: KafkaProcessOptions): Promise<KafkaProcess> {
  const folder = resolve(options.folder);
  const artefacts = await kafkaArtefacts();
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await restartablePort());
  const address = `127.0.0.1:${String(port)}`;
  const storage = {
    java: javaProgram(process.env),
    classpath: join(artefacts, '*'),
    propertiesFile: join(folder, 'server.properties'),
    data: join(folder, 'data'),
    folder,
  };
  const listeners = { port, controllerPort: await restartablePort(), advertised: options.advertised };
  writeFileSync(storage.propertiesFile, kafkaProperties(listeners, storage.data, options.properties ?? {}));
  const clusterId = await formatStorage(storage);
  const server = await SpawnedProcess.start({
    name: 'Kafka',
    program: storage.java,
    args: [
      `-Xmx${options.heap ?? HEAP}`,
      ...(options.jvm ?? QUICK_START),
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-Dorg.slf4j.simpleLogger.showDateTime=true',
      '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
      '-cp',
      storage.classpath,
      'kafka.Kafka',
      storage.propertiesFile,
    ],
    logFile: join(folder, 'kafka.log'),
    isReady: () => kafkaAnswers([address], clusterId),
    startLimitMs: START_LIMIT_MS,
  });
  // Assigned, not spread: its process id is another one after every start.
  return Object.assign(asStoreProcess(`kafka://${address}`, server), { brokers: [address] });
}
