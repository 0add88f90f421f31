import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { invited, sampleEvent, vacancyOpened } from '../../testing/sample-events.js';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

describe('the command rejected, against a running ingest', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let folder: string;
  let key: string;
  let tenants = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
    await ingest.app.listen(0, '127.0.0.1');
    folder = mkdtempSync(join(tmpdir(), 'manyhands-mended-'));
  });
  beforeEach(async () => {
    key = await ingest.organisation(`tenant-${String(++tenants)}`);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await ingest.close();
    await postgres.stop();
  });

  /** Runs the command as the terminal would; its exit code and what it printed. */
  async function rejected(...args: string[]): Promise<{ code: number; text: string }> {
    let text = '';
    const env = { URL: await ingest.app.getUrl(), KEY: key };
    const code = await runCommand(readOptions(args, env), {
      answer: (part) => (text += part),
      progress: () => undefined,
    });
    return { code, text };
  }
  const waiting = async () =>
    JSON.parse((await rejected('list', '--json', '--limit', '1000')).text) as { id: string }[];
  /** Sends events that are refused, waits until they are kept, and returns their ids, newest first. */
  async function refuse(...events: object[]): Promise<string[]> {
    const before = (await waiting()).length;
    await ingest.send(key, events);
    await eventually('they are kept', async () => (await waiting()).length === before + events.length);
    return (await waiting()).slice(0, events.length).map(({ id }) => id);
  }
  const training = (advocateId: string) => sampleEvent('training.completed', { advocateId, training: 't' });

  it('lists what waits with its reason and its problems, and how many there are', async () => {
    const [id = ''] = await refuse(training('adv-1'));
    await refuse(sampleEvent('no.such', {}));
    const { code, text } = await rejected('list', '--reason', 'unknown_reference');
    expect(code).toBe(0);
    expect(text).toContain(id);
    expect(text).toContain('/data/advocateId: This organisation has no such advocate');
    expect(text).not.toContain('There is no event type');
    expect(text).toContain('2 wait: unknown_reference 1, unknown_type 1');
    expect((await rejected('list', '--since', '2999-01-01', '--json')).text).toBe('[]\n');
  });

  it('lists more than a page', async () => {
    await refuse(...Array.from({ length: 510 }, () => sampleEvent('no.such', {})));
    expect(JSON.parse((await rejected('list', '--limit', '505', '--json')).text)).toHaveLength(505);
    expect(
      new Set(
        (JSON.parse((await rejected('list', '--limit', '1000', '--json')).text) as { id: string }[]).map(
          ({ id }) => id,
        ),
      ).size,
    ).toBe(510);
  });

  it('shows one with what was sent, sends it mended, and lists it no more', async () => {
    const wrong = vacancyOpened('v 1');
    const [id = ''] = await refuse(wrong);
    const shown = await rejected('show', id);
    expect(shown.text).toContain('"vacancyId": "v 1"');
    expect(shown.text).toContain('/data/vacancyId: Not valid here.');

    const file = join(folder, 'mended.json');
    writeFileSync(file, JSON.stringify({ ...wrong, data: { vacancyId: 'v-1' } }));
    const stillWrong = await rejected('mend', id, '--file', file);
    expect(stillWrong.code).toBe(1);
    expect(stillWrong.text).toContain('/data/title: This field is needed.');

    writeFileSync(file, JSON.stringify({ ...wrong, data: { vacancyId: 'v-1', title: 'A' } }));
    const mended = await rejected('mend', id, '--file', file);
    expect([mended.code, mended.text]).toEqual([0, `${id}  accepted\n`]);
    expect(await waiting()).toEqual([]);
    expect((await rejected('list', '--all')).text).toContain(id);
  });

  it('sends everything of a reason again, says how many are still refused, and says 0 when none is', async () => {
    await refuse(training('adv-1'), training('adv-2'), training('adv-1'));
    await refuse(sampleEvent('no.such', {}));
    await ingest.send(key, invited('adv-1'));
    const some = await rejected('replay', '--reason', 'unknown_reference');
    expect(some.code).toBe(1);
    expect(some.text).toContain('still refused  unknown_reference');
    expect(some.text).toContain('2 accepted, 0 there already, 1 still refused\n');
    await ingest.send(key, invited('adv-2'));
    const all = await rejected('replay', '--reason', 'unknown_reference', '--json');
    expect([all.code, JSON.parse(all.text)]).toEqual([
      0,
      { accepted: 1, duplicate: 0, rejected: 0, refused: [] },
    ]);
  });

  it('sends one again, and calls one that was accepted before accepted', async () => {
    const [id = ''] = await refuse(training('adv-1'));
    expect((await rejected('replay', id)).code).toBe(1);
    await ingest.send(key, invited('adv-1'));
    expect((await rejected('replay', id)).code).toBe(0);
    expect((await rejected('replay', id)).code).toBe(0);
  });

  it('says what the service says when it cannot be done', async () => {
    await expect(rejected('show', 'no-such-id')).rejects.toThrow(
      'The service answered 404: This organisation has no such refused event.',
    );
    await expect(rejected('list', '--key', 'mh.x.y')).rejects.toThrow('The service answered 401');
    await expect(rejected('list', '--since', 'yesterday')).rejects.toThrow('since must be an RFC 3339 time');
    await expect(rejected('list', '--url', 'http://127.0.0.1:1')).rejects.toThrow('does not answer');
    await expect(rejected('mend', 'an-id', '--file', join(folder, 'none.json'))).rejects.toThrow('ENOENT');
  });
});
