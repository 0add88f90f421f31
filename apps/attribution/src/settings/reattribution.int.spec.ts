import { type AttributionSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type Instant, type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { select } from '#shared/clickhouse/select.js';
import { knownNow } from '#shared/ledger/known.js';
import { standingSettings } from '#shared/ledger/standing-settings.js';
import { Leadership } from '#shared/postgres/leadership.js';
import { eventually } from '#testing/eventually.js';
import { seededRandom } from '#testing/random.js';
import { Crash, CrashAfter } from '../testing/crash.js';
import { expectAsRecounted } from '../testing/expect-recounted.js';
import { Pipeline } from '../testing/pipeline.js';
import { type StoryLink, StoryTeller } from '../testing/story.js';
import { advanceJob } from './advance-job.js';
import { jobsUnderWay } from './job.js';
import { REATTRIBUTION_LOCK, ReattributionWorker } from './reattribution-worker.js';

const ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;
const FROM = Date.parse('2026-03-27T21:00:00Z');
const SHORTER: AttributionSettings = { ...DEFAULT_SETTINGS, version: 2, lookbackDays: 30 };
/** Whose versions reports read, and under which settings their credits were computed. */
const SETTINGS_READ = `SELECT DISTINCT settings_version FROM credit WHERE tenant = {tenant:String}
  AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
    settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))`;

interface Story {
  readonly tenant: TenantId;
  readonly links: readonly StoryLink[];
  readonly before: readonly AcceptedEvent[];
  readonly meanwhile: readonly AcceptedEvent[];
}

describe('a change of the attribution settings', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await Pipeline.open(ZONE);
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });

  /** Half of the clicks lie more than 30 days before anybody applied; a third of the story is told during the change. */
  async function tell(seed: number): Promise<Story> {
    const tenant = await pipeline.newTenant();
    const random = seededRandom(seed);
    const teller = new StoryTeller(tenant, random);
    const links = teller.links(4);
    const clicks = [...teller.clicks(60, FROM - 45 * DAY_MS, links), ...teller.clicks(60, FROM, links)];
    const enrolments = teller.enrolments(FROM, 3 * DAY_MS);
    const events = random.shuffle([...clicks, ...teller.hiring(40, FROM, 4 * DAY_MS, clicks, links)]);
    await pipeline.addLinks(tenant, links);
    const cut = Math.floor((events.length * 2) / 3);
    // Enrolments mark every day there is, which would hide a mark that the switch forgot.
    return { tenant, links, before: [...enrolments, ...events.slice(0, cut)], meanwhile: events.slice(cut) };
  }

  async function propose(tenant: TenantId): Promise<void> {
    await pipeline.postgres.query(
      `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
         deleted_candidates, created_by, state)
       VALUES ($1, 2, 30, 7, 30, 'application', 'drop', 'key-1', 'proposed')`,
      [tenant],
    );
  }

  const jobOf = async (tenant: TenantId) =>
    (await jobsUnderWay(pipeline.postgres)).find((job) => job.tenant === tenant);
  const settingsRead = async (tenant: TenantId): Promise<[number, unknown]> => {
    const { version } = await standingSettings(pipeline.postgres, tenant);
    const rows = await select<{ settings_version: number }>(pipeline.clickhouse, SETTINGS_READ, {
      tenant,
      ...knownNow(version),
    });
    return [version, rows.map(({ settings_version }) => settings_version)];
  };
  /** A moment that no write before it shares with one after it. */
  const moment = async (): Promise<Instant> => {
    const at = Date.now();
    await eventually('the clock goes on', () => Promise.resolve(Date.now() > at));
    return instantOf(at);
  };

  it('is wherever it is cut off either not there or whole, and ends in what those settings come to', async () => {
    const { tenant, links, before, meanwhile } = await tell(7);
    await pipeline.take(before);
    await pipeline.settle();
    const then = await moment();
    const asReadThen = await pipeline.ledger(tenant, knownNow(1));
    expectAsRecounted(await pipeline.rollups(tenant), before, links, ZONE);
    await propose(tenant);

    let told = 0;
    let crashes = 0;
    let nth = 0;
    for (let job = await jobOf(tenant); job !== undefined; job = await jobOf(tenant)) {
      try {
        await advanceJob(new CrashAfter(nth).wrap(pipeline.stores), job, 15);
        nth = 0;
        await pipeline.take(meanwhile.slice(told, (told += 10)));
        await pipeline.settle();
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        crashes += 1;
        nth += 1;
      }
      const [version, read] = await settingsRead(tenant);
      expect({ nth, read }).toEqual({ nth, read: [version] });
    }
    expect(crashes).toBeGreaterThan(20);
    await pipeline.settle();
    const toldByNow = [...before, ...meanwhile.slice(0, told)];
    expectAsRecounted(await pipeline.rollups(tenant), toldByNow, links, ZONE, SHORTER);
    await pipeline.take(meanwhile.slice(told));
    await pipeline.settle();

    const events = [...before, ...meanwhile];
    expect(await settingsRead(tenant)).toEqual([2, [2]]);
    const rollups = await pipeline.rollups(tenant);
    expectAsRecounted(rollups, events, links, ZONE, SHORTER);
    // It must make a difference, or nothing was shown.
    expect(() => expectAsRecounted(rollups, events, links, ZONE)).toThrow();
    expect(await pipeline.ledger(tenant, { settings_version: 1, as_known_at: then })).toEqual(asReadThen);
    const { version } = await standingSettings(pipeline.postgres, tenant, then);
    expect(version).toBe(1);
  }, 120_000);

  it('ends in the same while two processes compute it, batches come in and rollups are made', async () => {
    const { tenant, links, before, meanwhile } = await tell(8);
    await pipeline.take(before);
    await propose(tenant);
    let working = true;
    const untilDone = async (): Promise<void> => {
      for (let job = await jobOf(tenant); job !== undefined; job = await jobOf(tenant)) {
        await advanceJob(pipeline.stores, job, 5);
      }
    };
    const rolling = (async () => {
      while (working) await pipeline.settle();
    })();
    await Promise.all([untilDone(), untilDone(), pipeline.take(meanwhile, 7)]);
    working = false;
    await rolling;
    await pipeline.settle();
    expect(await settingsRead(tenant)).toEqual([2, [2]]);
    expectAsRecounted(await pipeline.rollups(tenant), [...before, ...meanwhile], links, ZONE, SHORTER);
  }, 120_000);

  it('leaves everything as it was when it is cancelled, and is done by one process of several', async () => {
    const { tenant, links, before } = await tell(9);
    await pipeline.take(before);
    await propose(tenant);
    const workers = [1, 2].map(
      () => new ReattributionWorker(pipeline.stores, new Leadership(pipeline.postgres, REATTRIBUTION_LOCK)),
    );
    expect(await Promise.all(workers.map((worker) => worker.turn()))).toEqual(
      expect.arrayContaining([true, false]),
    );
    await pipeline.postgres.query(
      `UPDATE attribution_settings SET state = 'cancelled' WHERE tenant_id = $1 AND state = 'computing'`,
      [tenant],
    );
    for (const worker of workers) {
      await worker.turn();
      await worker.beforeApplicationShutdown();
    }
    await pipeline.settle();
    expect(await settingsRead(tenant)).toEqual([1, [1]]);
    expectAsRecounted(await pipeline.rollups(tenant), before, links, ZONE);
  }, 120_000);
});
