import { type ClickHouseClient } from '@clickhouse/client';
import { Logger } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Bus } from '#shared/bus/bus.js';
import { KafkaBus } from '#shared/bus/kafka/kafka-bus.js';
import { KafkaConfig, kafkaConnection } from '#shared/bus/kafka/kafka-config.js';
import { ACCEPTED, ATTRIBUTION_GROUP } from '#shared/bus/topics.js';
import { connectClickHouse } from '#shared/clickhouse/client.js';
import { loadConfig } from '#shared/config/load-config.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { HttpClient } from '#standalone/demo/player/http.js';
import { Api } from '#standalone/demo/summary/api.js';
import { untilRollups } from '#standalone/demo/summary/settled.js';
import { rigEnvironment } from '#testing/rig/rig-environment.js';
import { Rig } from '#testing/rig/rig.js';
import { type ServiceName, type ServiceProcess, startService } from '#testing/rig/service-process.js';
import { createLinks, sendEvents, STORED } from '../events/events.js';
import { enrolments } from '../events/stream.js';
import { metric } from '../metrics.js';
import { allowDestination } from '../server.js';
import { BareCopy } from './bare-copy-process.js';
import { type Watched } from './usage.js';

const TREE = fileURLToPath(new URL('../../..', import.meta.url));
const COPIED = loadSql(import.meta.url, './copied.sql');
const BATCHES = 'manyhands_attribution_batch_seconds_count';
/** All days of the stream. */
const PERIOD = { from: '2025-01-01', to: '2025-04-30' };
const POLL_MS = 100;
/** Enough for the broker of one machine, with the compiler a broker in production has. */
const KAFKA = { heap: '1g', jvm: ['-XX:+UseSerialGC'] };

/**
 * Everything a round needs: the stores, the three services as processes of their own, and the bare copy beside them.
 * The services reach the stores directly, as the copy does: the rig's links would put our own process in between.
 */
export class Stage {
  readonly services: ServiceProcess[] = [];
  private started = 0;

  private constructor(
    private readonly rig: Rig,
    private readonly env: Readonly<Record<string, string | undefined>>,
    private readonly dataDir: string,
    readonly bus: Bus,
    readonly clickhouse: ClickHouseClient,
    readonly copy: BareCopy,
  ) {}

  static async with<T>(
    dataDir: string,
    say: (step: string) => void,
    work: (stage: Stage, linkCodes: readonly string[]) => Promise<T>,
  ): Promise<T> {
    // What the client has to say would otherwise stand among the results on standard output.
    Logger.overrideLogger(['error', 'fatal']);
    await using stack = new AsyncDisposableStack();
    const services = { ingest: 0, attribution: 0, reporting: 0 };
    const rig = await Rig.start({ dataDir, tree: TREE, services, kafka: KAFKA, onStep: say });
    stack.defer(() => rig.stop());
    const { databaseUrl, clickhouseUrl } = rig;
    const brokers = rig.brokers.join(',');
    const kafka = kafkaConnection(loadConfig(KafkaConfig, { KAFKA_BROKERS: brokers }), 'bench');
    const bus = await KafkaBus.connect({ connection: kafka });
    stack.defer(() => bus.close());
    const clickhouse = connectClickHouse({ url: clickhouseUrl, database: 'default' });
    stack.defer(() => clickhouse.close());
    await clickhouse.command({ query: COPIED });
    const copy = await BareCopy.start(rig.brokers, clickhouseUrl);
    stack.defer(() => copy.stop());
    const env = {
      ...rigEnvironment({ databaseUrl, clickhouseUrl, brokers }, dataDir),
      INSTALLATION_SECRET: randomBytes(32).toString('hex'),
    };
    const stage = new Stage(rig, env, dataDir, bus, clickhouse, copy);
    stack.defer(() => stage.stopServices());
    const ingest = await stage.add('ingest');
    await stage.add('attribution');
    await stage.add('reporting');
    const http = new HttpClient(ingest.url, 8);
    stack.defer(() => {
      http.close();
    });
    const server = { http, apiKey: rig.adminKey };
    await allowDestination(server);
    await sendEvents(server, enrolments());
    return await work(stage, await createLinks(server));
  }

  async add(name: ServiceName): Promise<ServiceProcess> {
    this.started += 1;
    const { dataDir, env } = this;
    const service = await startService({ name, number: this.started, dataDir, tree: TREE, env });
    this.services.push(service);
    return service;
  }

  async remove(service: ServiceProcess): Promise<void> {
    this.services.splice(this.services.indexOf(service), 1);
    await service.stop();
  }

  of(name: ServiceName): ServiceProcess[] {
    return this.services.filter((service) => service.name === name);
  }

  /** Every process, to be watched. */
  processes(): Watched {
    const named = this.services.map(({ name, pid }, index): [string, number] => [
      this.of(name).length > 1 ? `${name} ${String(index)}` : name,
      pid,
    ]);
    const { kafka, postgres, clickhouse } = this.rig;
    const stores = { kafka: kafka.pid, postgres: postgres.pid, clickhouse: clickhouse.pid };
    return { ...Object.fromEntries(named), ...stores, 'bare copy': this.copy.pid, bench: process.pid };
  }

  /** How many events the running attribution processes have stored since they started. */
  stored(): Promise<number> {
    return this.attributionMetric(STORED);
  }

  /** In how many batches. */
  batches(): Promise<number> {
    return this.attributionMetric(BATCHES);
  }

  /** Waits until so many more than `before` are stored. */
  async untilStored(before: number, count: number): Promise<void> {
    while ((await this.stored()) - before < count) await pause(POLL_MS);
  }

  /** Waits until nothing is on its way and no day is due, so that a measurement is not disturbed by the one before. */
  async untilQuiet(): Promise<void> {
    while (!(await this.isDrained())) await pause(POLL_MS);
    const http = new HttpClient(this.of('reporting')[0]?.url ?? '', 1);
    try {
      await untilRollups(new Api(http, this.rig.adminKey), PERIOD, new AbortController().signal);
    } finally {
      http.close();
    }
  }

  private async attributionMetric(name: string): Promise<number> {
    const each = this.of('attribution').map(async ({ url }) => {
      const http = new HttpClient(url, 1);
      try {
        return await metric({ http }, name);
      } finally {
        http.close();
      }
    });
    return (await Promise.all(each)).reduce((sum, one) => sum + one, 0);
  }

  private async isDrained(): Promise<boolean> {
    const [marks, offsets] = await Promise.all([
      this.bus.watermarks(ACCEPTED),
      this.bus.groupOffsets(ACCEPTED, ATTRIBUTION_GROUP),
    ]);
    return marks.every(
      ({ partition, end }) => (offsets.find((one) => one.partition === partition)?.offset ?? 0) >= end,
    );
  }

  private async stopServices(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
  }
}
