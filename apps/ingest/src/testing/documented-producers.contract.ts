import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Bus } from '#shared/bus/bus.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from './ingest-under-test.js';

const ROOT = new URL('../../../../', import.meta.url);
const run = promisify(execFile);
const hasKcat = spawnSync('kcat', ['-V']).status === 0;

/** What docs/kafka.md shows must do what it says. */
export function documentedProducers(kafka: {
  readonly brokers: () => readonly string[];
  readonly openBus: () => Promise<Bus>;
}): void {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let organisation: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    organisation = `docs-${randomBytes(4).toString('hex')}`;
    ingest = await startIngest({
      postgresUrl: await postgres.freshDatabase(),
      rawTopicsOf: organisation,
      openBus: kafka.openBus,
    });
    await ingest.organisation(organisation);
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const env = () => ({ ...process.env, KAFKA_BROKERS: kafka.brokers().join(',') });
  const accepted = async (source: string) => {
    const events = (await ingest.acceptedEvents()).filter((event) => event.tenant === organisation);
    return [...new Set(events.filter((event) => event.source === source).map(({ id }) => id))].sort();
  };
  const refused = async (id: string) => {
    const { rows } = await ingest.pool.query<{ reason: string }>(
      `SELECT reason FROM rejected_event WHERE position(convert_to($1, 'UTF8') IN raw) > 0`,
      [`"id":"${id}"`],
    );
    return rows.map(({ reason }) => reason);
  };

  it('take what docs/examples/produce.mjs sends, in both modes, once however often it runs', async () => {
    const script = fileURLToPath(new URL('docs/examples/produce.mjs', ROOT));
    await run('node', [script], { env: env() });
    const { stdout } = await run('node', [script, '--refused'], { env: env() });
    expect(stdout).toMatch(/^Sent 4 events to /);
    await eventually('it is refused', async () => (await refused('training-8')).length > 0);
    expect(await refused('training-8')).toEqual(['unknown_reference']);
    await eventually('all are accepted', async () => (await accepted('produce-example')).length === 3);
    expect(await accepted('produce-example')).toEqual(['enrol-7', 'share-7', 'vac-7']);
  });

  (hasKcat ? it : it.skip)('take what the kcat lines of docs/kafka.md send, in both modes', async () => {
    const page = readFileSync(new URL('docs/kafka.md', ROOT), 'utf8');
    const lines = /<!-- kcat -->\n```sh\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
    await run('bash', ['-euo', 'pipefail', '-c', lines], { env: env() });
    await eventually('it is refused', async () => (await refused('training-2')).length > 0);
    expect(await refused('training-2')).toEqual(['unknown_reference']);
    await eventually('all are accepted', async () => (await accepted('kcat-example')).length === 3);
    expect(await accepted('kcat-example')).toEqual(['enrol-1', 'share-1', 'vac-1']);
  });
}
