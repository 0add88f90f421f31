import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Rig } from '#testing/rig/rig.js';
import { describeWithKafka } from '#testing/stores/describe-with-kafka.js';
import { inOwnProcess } from './in-own-process.js';
import { intoServices } from './into/into-services.js';
import { UsageError } from '#shared/cli/usage-error.js';
import { readOptions } from './options.js';
import { HttpClient } from './player/http.js';
import { recount, type Recount } from './recount/recount.js';
import { runDemo } from './run-demo.js';
import { Api } from './summary/api.js';
import { type Summary } from './summary/summary.js';
import { type DemoTarget } from './target.js';
import { temporaryDataFolder } from './temporary-folder.js';
import { itIsAsRecounted } from './testing/as-recounted.contract.js';
import { type Catalogue, comparableAnswer, everyReport, memberIn } from './testing/every-report.js';

/** The build: the services are run the way an operator runs them, so `npm run build` goes before. */
const TREE = resolve('.');
const BACKDATE_TOKEN = 'token-of-the-services-spec';
const INTERNAL_PREFIX = '192.0.2.';
/** The same seed and the same year for both, so that they are sent the same. */
const HISTORY = ['--json', '--seed', '7', '--size', 'tiny', '--end', '2025-07-01'];
const SIGNAL = new AbortController().signal;

/** A demo that was played, and everything its reports say. */
interface Told {
  readonly summary: Summary;
  readonly expected: Recount;
  readonly answers: ReadonlyMap<string, unknown>;
}

async function playAndTell(args: readonly string[], record: string, target: DemoTarget): Promise<Told> {
  const options = readOptions([...HISTORY, ...args, '--record', record], '2099-12-31');
  if (options === undefined) throw new Error('these are the options for help');
  const { summary, key } = await runDemo(options, target, SIGNAL);
  const expected = recount(record, Date.now(), INTERNAL_PREFIX, summary);
  const http = new HttpClient(target.reportingUrl, 1);
  try {
    const api = new Api(http, key);
    const catalogue = await api.get<Catalogue>('/api/v1/reports');
    const members = new Map<string, string | undefined>();
    for (const filter of new Set(catalogue.reports.flatMap(({ filters }) => filters))) {
      const report = filter === 'vacancy' ? 'funnel' : 'reach';
      const { from, to } = summary.period;
      const path = `/api/v1/reports/${report}.json?by=${filter}&from=${from}&to=${to}&order=${filter}`;
      members.set(filter, memberIn(await api.get(path), filter));
    }
    const answers = new Map<string, unknown>();
    for (const path of everyReport(catalogue, summary.period, (filter) => members.get(filter)))
      answers.set(path, await comparableAnswer(http, key, path));
    return { summary, expected, answers };
  } finally {
    http.close();
  }
}

describeWithKafka('the demo through Kafka into three services, and into one process', () => {
  const KAFKA = { kafka: true, ingest: undefined, reporting: undefined, keyFile: undefined };
  let folder: string;
  let rig: Rig | undefined;
  let env: Record<string, string>;
  let services: Told;
  let standalone: Told;

  beforeAll(async () => {
    folder = temporaryDataFolder('services-spec');
    standalone = await inOwnProcess({ data: undefined, port: 0 }, (target) =>
      playAndTell([], join(folder, 'standalone.ndjson'), target),
    );
    rig = await Rig.start({
      dataDir: join(folder, 'rig'),
      tree: TREE,
      // Played this fast, a click must not be hurried past its visitor key.
      env: { BACKDATE_TOKEN, REDIRECT_BUDGET_MS: '10000' },
    });
    const adminKey = join(folder, 'admin-key');
    writeFileSync(adminKey, rig.adminKey);
    env = {
      INGEST_URL: rig.services('ingest')[0]?.url ?? '',
      REPORTING_URL: rig.services('reporting')[0]?.url ?? '',
      ADMIN_KEY_FILE: adminKey,
      BACKDATE_TOKEN,
      KAFKA_BROKERS: rig.brokers.join(','),
    };
    services = await intoServices(KAFKA, env, (target) =>
      playAndTell(['--into', '--kafka'], join(folder, 'services.ndjson'), target),
    );
  }, 900_000);

  afterAll(async () => {
    await rig?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('give the same answer, row for row, to every report', () => {
    expect(services.answers.size).toBeGreaterThan(250);
    expect([...services.answers.keys()]).toEqual([...standalone.answers.keys()]);
    const different = [...standalone.answers].filter(
      ([path, answer]) => !isDeepStrictEqual(services.answers.get(path), answer),
    );
    // Told one by one: to compare them all this way would take longer than playing.
    for (const [path, answer] of different)
      expect([path, services.answers.get(path)]).toEqual([path, answer]);
    expect(different).toEqual([]);
  });

  it('ask what has an answer: nothing is refused but a model whose work doubles with every member and the overlap of one campaign alone, and most have rows', () => {
    const answers = [...standalone.answers].map(([path, answer]) => ({
      path,
      answer: answer as { status: number; data?: unknown[]; lines?: string[] },
    }));
    const refused = answers.filter(({ answer }) => answer.status !== 200).map(({ path }) => path);
    const hasNone = /by=(advocate|content)&model=shapley|^overlap\.json.*&campaign=/;
    expect(refused.filter((path) => !hasNone.test(path))).toEqual([]);
    const withRows = answers.filter(({ answer }) => (answer.data ?? answer.lines?.slice(2) ?? []).length > 0);
    expect(withRows.length / answers.length).toBeGreaterThan(0.95);
  });

  it('are told the same of how it was played, but for the way in', () => {
    const { messages, ...played } = services.summary.played;
    expect(messages).toBeGreaterThan(1_000);
    const { requests, seconds, ...same } = played;
    const { eventsAccepted, eventsRepeated, eventsRefused } = same;
    expect(messages).toBe(eventsAccepted + eventsRepeated + eventsRefused);
    expect(requests).toBe(same.links + same.clicks + same.webhooks);
    expect(seconds).toBeGreaterThan(0);
    expect(standalone.summary.played).toMatchObject({ ...same, messages: 0 });
  });

  describe('through Kafka, against a recount of what was written and requested', () => {
    itIsAsRecounted(() => services);
  });

  describe('into one process, against a recount of what was requested', () => {
    itIsAsRecounted(() => standalone);
  });

  it('is not played on top of data: nobody could take it out again', async () => {
    const again = intoServices(KAFKA, env, (target) =>
      playAndTell(['--into', '--kafka'], join(folder, 'again.ndjson'), target),
    );
    await expect(again).rejects.toThrow(UsageError);
    await expect(again).rejects.toThrow(
      /"main" has data already \(\d+ links, 21 refused events, \d+ events\)/,
    );
  });

  it('is not played when ingest would take every click for one of today', async () => {
    const untrusted = { ...env, BACKDATE_TOKEN: 'not-the-one-of-ingest' };
    const played = intoServices({ ...KAFKA, kafka: false }, untrusted, (target) =>
      playAndTell(['--into'], join(folder, 'untrusted.ndjson'), target),
    );
    await expect(played).rejects.toThrow(/start it with BACKDATE_TOKEN set, and give the demo the same/);
  });
});
