import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runToEnd } from '#shared/embedded/run-to-end.js';
import { type SeverableLink } from '../faults/severable-link.js';
import { type StoreProcess } from '../processes/store-process.js';
import { type KafkaProcess } from '../stores/kafka-process.js';
import { allOrFirstFailure } from './all-or-first-failure.js';
import { adminKeyFile, rigEnvironment } from './rig-environment.js';
import { type KafkaTuning, type RigStores, startRigStores } from './rig-stores.js';
import { type ServiceName, type ServiceProcess, SERVICES, startService } from './service-process.js';
import { steps } from './step.js';

export { type ServiceName, type ServiceProcess };

export interface RigOptions {
  /** Keeps everything of the rig: stores, spools, logs, the admin key. One used before is gone on with. */
  readonly dataDir: string;
  /** The folder that holds `dist`. */
  readonly tree: string;
  /** How many of each service; by default one. */
  readonly services?: Partial<Record<ServiceName, number>>;
  /** More variables for the services, or other values of ours. */
  readonly env?: Readonly<Record<string, string>>;
  readonly kafka?: KafkaTuning;
  readonly onStep?: (text: string) => void;
}

interface Parts {
  readonly stores: RigStores;
  readonly stack: AsyncDisposableStack;
  readonly adminKey: string;
  readonly startOne: (name: ServiceName, number: number) => Promise<ServiceProcess>;
}

/**
 * A whole installation of processes of their own: Kafka, PostgreSQL, ClickHouse, and the three services, each store
 * behind a link that can be cut. None of them outlives this process.
 */
export class Rig {
  readonly kafka: KafkaProcess;
  readonly postgres: StoreProcess;
  readonly clickhouse: StoreProcess;
  /** Between the services and the stores; the addresses of the rig itself lead around them. */
  readonly links: Readonly<Record<'kafka' | 'postgres' | 'clickhouse', SeverableLink>>;
  readonly adminKey: string;
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  readonly brokers: readonly string[];
  readonly #parts: Parts;
  readonly #services = new Set<ServiceProcess>();
  readonly #started: Record<ServiceName, number> = { ingest: 0, attribution: 0, reporting: 0 };

  private constructor(parts: Parts) {
    const { stores } = parts;
    this.kafka = stores.kafka;
    this.postgres = stores.postgres;
    this.clickhouse = stores.clickhouse;
    this.links = stores.links;
    this.adminKey = parts.adminKey;
    this.databaseUrl = stores.postgres.url;
    this.clickhouseUrl = stores.clickhouse.url;
    this.brokers = stores.kafka.brokers;
    this.#parts = parts;
  }

  /** Starts everything; resolves when every service answers. What was started is ended when something fails. */
  static async start(options: RigOptions): Promise<Rig> {
    const dataDir = resolve(options.dataDir);
    const tree = resolve(options.tree);
    const step = steps(options.onStep ?? (() => undefined));
    const stack = new AsyncDisposableStack();
    try {
      const stores = await startRigStores({ ...options, dataDir, tree }, stack, step);
      await step('migrate', () => migrate(stores, dataDir, tree));
      const { links } = stores;
      const linked = {
        databaseUrl: links.postgres.url,
        clickhouseUrl: links.clickhouse.url,
        brokers: `127.0.0.1:${String(links.kafka.port)}`,
      };
      const env = { ...rigEnvironment(linked, dataDir), ...options.env };
      const rig = new Rig({
        stores,
        stack,
        adminKey: readFileSync(adminKeyFile(dataDir), 'utf8').trim(),
        startOne: (name, number) =>
          step(`${name} ${String(number)}`, () => startService({ name, number, dataDir, tree, env })),
      });
      stack.defer(() => rig.#stopServices());
      await allOrFirstFailure(
        SERVICES.flatMap((name) =>
          Array.from({ length: options.services?.[name] ?? 1 }, () => rig.add(name)),
        ),
      );
      return rig;
    } catch (error) {
      await stack.disposeAsync();
      throw error;
    }
  }

  /** The processes of one service, in the order in which they were started; killed ones too, until they are removed. */
  services(name: ServiceName): ServiceProcess[] {
    return [...this.#services].filter((service) => service.name === name);
  }

  /** The base addresses of one service. */
  api(name: ServiceName): string[] {
    return this.services(name).map(({ url }) => url);
  }

  /** Starts one more; resolves when it answers. */
  async add(name: ServiceName): Promise<ServiceProcess> {
    this.#started[name] += 1;
    const service = await this.#parts.startOne(name, this.#started[name]);
    this.#services.add(service);
    return service;
  }

  /** Stops one and forgets it. */
  async remove(service: ServiceProcess): Promise<void> {
    this.#services.delete(service);
    await service.stop();
  }

  /** Ends everything, the services first. Calling it again does nothing. */
  async stop(): Promise<void> {
    // A service that stops without loss needs its stores.
    for (const link of Object.values(this.links)) link.mend();
    for (const store of [this.kafka, this.postgres, this.clickhouse]) store.thaw();
    await this.#parts.stack.disposeAsync();
  }

  async #stopServices(): Promise<void> {
    await Promise.all([...this.#services].map((service) => this.remove(service)));
  }
}

/** The step that is run before the services of a version start: `npm run migrate`. */
async function migrate(stores: RigStores, dataDir: string, tree: string): Promise<void> {
  const direct = {
    databaseUrl: stores.postgres.url,
    clickhouseUrl: stores.clickhouse.url,
    brokers: stores.kafka.brokers.join(','),
  };
  await runToEnd(process.execPath, ['--enable-source-maps', resolve(tree, 'dist/db/main.js')], {
    env: { ...process.env, ...rigEnvironment(direct, dataDir) },
  });
}
