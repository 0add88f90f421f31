import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCEPTED, REJECTED } from '#shared/bus/topics.js';
import { PostgresBus } from '#shared/bus/postgres/postgres-bus.js';
import { loadConfig } from '#shared/config/load-config.js';
import { createPool } from '#shared/postgres/pool.js';
import { metrics } from '#shared/telemetry/metrics.js';
import { eventually } from '#testing/eventually.js';
import { SeverableLink } from '#testing/faults/severable-link.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { StandaloneConfig } from '../standalone.config.js';
import { startStandalone, type Standalone } from '../start/start-standalone.js';

/** What an ordinary day does not move, and where it is seen to move instead. */
const MOVED_ELSEWHERE: Readonly<Record<string, string>> = {
  manyhands_ats_deliveries_total: 'apps/ingest/src/ats/webhook/webhook.int.spec.ts',
  manyhands_ats_fetch_oldest_seconds: 'apps/ingest/src/ats/fetch/fetch.int.spec.ts',
  manyhands_ats_fetches_total: 'apps/ingest/src/ats/fetch/fetch.int.spec.ts',
  manyhands_ats_fetches_waiting: 'apps/ingest/src/ats/fetch/fetch.int.spec.ts',
  manyhands_ats_links_unknown_total: 'apps/ingest/src/ats/webhook/webhook.int.spec.ts',
  manyhands_ats_refused_total: 'apps/ingest/src/ats/webhook/webhook.int.spec.ts',
  manyhands_clicks_lost_total: 'apps/ingest/src/redirect/outage.int.spec.ts',
  manyhands_export_deliveries_total: 'apps/reporting/src/exports/schedules/scheduled-exports.int.spec.ts',
  manyhands_exports_ended_total: 'apps/reporting/src/exports/exports.int.spec.ts',
  manyhands_log_lag_messages: 'libs/shared/src/bus/watch/log-watch.int.spec.ts',
  manyhands_log_oldest_unprocessed_seconds: 'libs/shared/src/bus/watch/log-watch.int.spec.ts',
  manyhands_raw_messages_total: 'apps/ingest/src/raw-topics/raw-topics.int.spec.ts',
  manyhands_reconcile_differences: 'apps/reporting/src/reconcile/watch/reconcile-watch.int.spec.ts',
  manyhands_reconcile_doubled_events: 'apps/reporting/src/reconcile/watch/reconcile-watch.int.spec.ts',
  manyhands_reconcile_missing_events: 'apps/reporting/src/reconcile/watch/reconcile-watch.int.spec.ts',
  manyhands_refusals_erased_total: 'apps/ingest/src/rejected/rejected-retention.int.spec.ts',
  manyhands_webhook_attempts_total: 'apps/reporting/src/webhooks/webhooks.int.spec.ts',
  manyhands_webhook_deliveries_waiting: 'apps/reporting/src/webhooks/webhooks.int.spec.ts',
  manyhands_webhook_oldest_waiting_seconds: 'apps/reporting/src/webhooks/webhooks.int.spec.ts',
};
const TIME = '2026-11-20T09:00:00Z';

describe('the metrics of a running installation', () => {
  let postgres: TestPostgres;
  let controlUrl: string;
  let link: SeverableLink;
  let folder: string;
  let standalone: Standalone;
  beforeAll(async () => {
    postgres = await startPostgres();
    controlUrl = await postgres.freshDatabase();
    link = await SeverableLink.to(controlUrl);
    folder = mkdtempSync(join(tmpdir(), 'manyhands-metrics-'));
    standalone = await startStandalone(
      loadConfig(StandaloneConfig, {
        MANYHANDS_DATA_DIR: folder,
        DATABASE_URL: link.url,
        PORT: '0',
        LOG_LEVEL: 'silent',
        RECONCILE_EVERY_S: '1',
      }),
    );
  });
  afterAll(async () => {
    link.mend();
    await standalone.close();
    await link.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (method: string, path: string, body?: unknown, type = 'application/json') =>
    fetch(`${standalone.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { authorization: `Bearer ${standalone.firstKey ?? ''}`, 'content-type': type },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const event = (id: string, type: string, data: object) => ({
    specversion: '1.0',
    id,
    source: 'test',
    type,
    time: TIME,
    data,
  });
  const send = (...events: object[]) =>
    ask('POST', '/api/v1/events', events, 'application/cloudevents-batch+json');

  const moved = new Set<string>();
  let scraped = '';
  /** Scrapes, and remembers every metric that was ever something else than zero. */
  async function scrape(): Promise<void> {
    scraped = await (await fetch(`${standalone.url}/metrics`)).text();
    for (const line of scraped.split('\n')) {
      const [, name = '', value] =
        /^(manyhands_\w+?)(?:_bucket|_sum|_count)?(?:\{.*\})? (\S+)$/.exec(line) ?? [];
      if (Number(value) !== 0) moved.add(name);
    }
  }

  async function eventuallyMoved(isMeant: (name: string) => boolean): Promise<void> {
    const meant = (await metrics.getMetricsAsJSON())
      .map(({ name }) => name)
      .filter((name) => name.startsWith('manyhands_') && !(name in MOVED_ELSEWHERE) && isMeant(name));
    expect(meant.length).toBeGreaterThan(20);
    const unmoved = () => meant.filter((name) => !moved.has(name));
    await eventually('every metric has moved', async () => {
      await scrape();
      return unmoved().length === 0;
    }).catch((error: unknown) => {
      throw new Error(`not moved: ${unmoved().join(', ')}`, { cause: error });
    });
  }

  it('are all moved by something', async () => {
    await ask('PATCH', '/api/v1/organisation', { redirectHosts: ['www.example.org'] });
    const made = await ask('POST', '/api/v1/links', {
      destination: 'https://www.example.org/',
      by: 'company_page',
      network: 'x',
      code: 'secret-code',
    });
    expect(made.status).toBe(201);
    const sent = [
      event('e-1', 'vacancy.opened', { vacancyId: 'v-1', title: 'A vacancy' }),
      event('e-2', 'application.received', {
        candidateRef: 'c-1',
        applicationId: 'a-1',
        vacancyId: 'v-1',
        source: 'LinkedIn',
      }),
    ];
    await send(...sent, event('e-3', 'share.created', { by: 'nobody' })); // two good ones, one refused
    await send(...sent); // two duplicates
    await ask('GET', '/l/secret-code');
    await ask('GET', '/l/no-such-link');
    await publishNonsense();
    await eventuallyMoved((name) => !name.startsWith('manyhands_spool_'));
    link.sever();
    await ask('GET', '/l/secret-code'); // to the spool
    await eventuallyMoved(() => true);
    expect(scraped).toContain('manyhands_store_up{store="postgres"} 0');
    link.mend();
    await eventually('the spool is drained', async () => {
      await scrape();
      return scraped.includes('manyhands_spool_bytes 0');
    });
  }, 90_000);

  it('count what was sent', () => {
    expect(scraped).toContain('manyhands_events_duplicate_total 2');
    expect(scraped).toMatch(/manyhands_events_rejected_total\{reason="\w+"\} 1/);
    expect(scraped).toContain('manyhands_attribution_set_aside_total 1');
    expect(scraped).toContain('manyhands_refusals_unreadable_total 1');
    expect(scraped).toContain('manyhands_clicks_lost_total 0');
    expect(scraped).toContain('manyhands_reconcile_missing_events 0');
    expect(scraped).toMatch(
      /manyhands_http_request_seconds_count\{method="GET",route="\/l\/:code",status="302"\} 2/,
    );
    expect(scraped).toContain('process_resident_memory_bytes ');
    expect(scraped).toContain('nodejs_eventloop_lag_p99_seconds ');
  });

  it.each(Object.entries(MOVED_ELSEWHERE))('leave %s to %s', (_, spec) => {
    expect(existsSync(new URL(`../../../../${spec}`, import.meta.url))).toBe(true);
  });

  it('name nobody: no organisation, no link, no event', () => {
    const labels = [...scraped.matchAll(/\{(.*)\}/g)].map(([, text = '']) => text).join('\n');
    for (const text of ['"main"', 'secret-code', 'no-such-link', 'e-1', 'c-1', 'v-1'])
      expect(labels).not.toContain(text);
  });

  /** One message on each topic between the services that no service of ours would write. */
  async function publishNonsense(): Promise<void> {
    const pool = createPool(controlUrl, { max: 2 });
    const bus = new PostgresBus(pool, { topics: [] });
    const value = Buffer.from('nonsense');
    await bus.publish([ACCEPTED, REJECTED].map((topic) => ({ topic, key: 'k', value })));
    await bus.close();
    await pool.end();
  }
});
