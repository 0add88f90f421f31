import { type INestMicroservice } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type TenantId } from '#domain/ids.js';
import { AccessModule } from '#shared/access/access.module.js';
import { BusServer } from '#shared/bus/bus-server.js';
import { ACCEPTED, ATTRIBUTION_GROUP } from '#shared/bus/topics.js';
import { standingSettings } from '#shared/ledger/standing-settings.js';
import { StoresModule } from '#shared/stores.module.js';
import { metrics } from '#shared/telemetry/metrics.js';
import { eventually } from '#testing/eventually.js';
import { AttributionModule } from './attribution.module.js';
import { RollupWorker } from './rollups/rollup-worker.js';
import { expectAsRecounted } from './testing/expect-recounted.js';
import { Pipeline } from './testing/pipeline.js';
import { seededRandom } from '#testing/random.js';
import { StoryTeller } from './testing/story.js';

const ZONE = 'Pacific/Auckland';
const NOON = Date.parse('2026-03-05T12:00:00Z');
const DAY_MS = 86_400_000;

describe('the attribution service', () => {
  let pipeline: Pipeline;
  let tenant: TenantId;
  let app: INestMicroservice;
  beforeAll(async () => {
    pipeline = await Pipeline.open(ZONE);
    tenant = await pipeline.newTenant();
    const { postgresUrl, stores } = pipeline;
    const module = await Test.createTestingModule({
      imports: [StoresModule.with({ postgresUrl, ...stores }), AccessModule, AttributionModule.with({})],
    }).compile();
    app = module.createNestMicroservice({ strategy: new BusServer(stores.bus), logger: ['warn', 'error'] });
    await app.listen();
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await pipeline.close();
  });

  const drained = async (): Promise<boolean> => {
    const [ends, offsets] = await Promise.all([
      pipeline.stores.bus.watermarks(ACCEPTED),
      pipeline.stores.bus.groupOffsets(ACCEPTED, ATTRIBUTION_GROUP),
    ]);
    return ends.every(
      ({ partition, end }) =>
        end === 0 || offsets.some((at) => at.partition === partition && at.offset === end),
    );
  };
  const publish = async (events: readonly AcceptedEvent[]): Promise<void> => {
    await pipeline.stores.bus.publish(
      events.map((event) => ({
        topic: ACCEPTED,
        key: `${tenant}/${event.key}`,
        value: Buffer.from(JSON.stringify(event)),
      })),
    );
    await eventually('the log is drained', drained);
  };

  it('takes events from the log, in the zone of the tenant, and counts each once when they are published again', async () => {
    const teller = new StoryTeller(tenant, seededRandom(4));
    const links = teller.links(3);
    await pipeline.addLinks(tenant, links);
    const clicks = teller.clicks(200, NOON, links);
    const events = [
      ...clicks,
      ...teller.shares(10, NOON, 3 * DAY_MS),
      ...teller.enrolments(NOON, DAY_MS),
      ...teller.hiring(15, NOON, 3 * DAY_MS, clicks, links),
    ];
    await publish(events);
    await publish(seededRandom(5).shuffle(events));
    await app.get(RollupWorker).settle();
    expectAsRecounted(await pipeline.rollups(tenant), events, links, ZONE);
    // Every message of the log became a fact, which is what reconcile checks.
    const positions = await pipeline.clickhouse.query({
      query:
        'SELECT count() AS n, uniqExact(event_key) AS events FROM log_position FINAL WHERE tenant = {tenant:String}',
      query_params: { tenant },
      format: 'JSONEachRow',
    });
    expect(await positions.json()).toEqual([{ n: 2 * events.length, events: events.length }]);
    expect(await metrics.metrics()).toContain(
      `manyhands_attribution_events_total ${String(2 * events.length)}`,
    );
  }, 120_000);

  it('computes the ledger under settings that were asked for, and counts by it', async () => {
    await pipeline.postgres.query(
      `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
         deleted_candidates, models, created_by, state)
       VALUES ($1, 2, 90, 7, 30, 'application', 'drop', '{linear}', 'key-1', 'proposed')`,
      [tenant],
    );
    await eventually('the settings count', async () => {
      const { version } = await standingSettings(pipeline.postgres, tenant);
      return version === 2;
    });
    await app.get(RollupWorker).settle();
    const { credit_rollup: credits = [] } = await pipeline.rollups(tenant);
    expect(new Set(credits.map((row) => row['model']))).toEqual(new Set(['linear']));
  }, 120_000);
});
