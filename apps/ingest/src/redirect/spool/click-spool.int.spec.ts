import { Logger } from '@nestjs/common';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OutgoingMessage } from '#shared/bus/bus.js';
import { eventually } from '#testing/eventually.js';
import { ClickSpool, SpoolFull } from './click-spool.js';
import { SpoolDrain } from './spool-drain.js';
import { type SpoolRecord } from './spool-record.js';

const record = (n: number): SpoolRecord => ({
  key: `acme/link-${String(n % 3)}`,
  value: JSON.stringify({ n, text: 'é\n€ 🙂' }),
});

describe('the spool of clicks', () => {
  let folder: string;
  beforeAll(() => {
    Logger.overrideLogger(false); // much goes wrong here on purpose
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'manyhands-spool-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const files = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.clicks'))
      .sort();

  /** Drains into a list until the folder is empty. */
  async function drained(spool: ClickSpool): Promise<string[]> {
    const values: string[] = [];
    const drain = new SpoolDrain(
      spool,
      (messages) => Promise.resolve(void values.push(...messages.map(({ value }) => value.toString()))),
      () => undefined,
    );
    drain.wake();
    await eventually('the spool is empty', () => files().length === 0);
    await drain.stop();
    return values;
  }

  it('gives back what was put in, in order, and then is empty', async () => {
    const spool = await ClickSpool.open(folder, 1_000_000);
    await spool.append([record(1), record(2)]);
    await spool.append([record(3)]);
    expect(await drained(spool)).toEqual([1, 2, 3].map((n) => record(n).value));
    expect([spool.bytes, spool.files]).toEqual([0, 0]);
    await spool.close();
  });

  it('survives a process that was killed in the middle of a record: the torn one was never acknowledged', async () => {
    const killed = await ClickSpool.open(folder, 1_000_000);
    await killed.append([record(1), record(2)]);
    const [name = ''] = files();
    const whole = readFileSync(join(folder, name));
    appendFileSync(join(folder, name), whole.subarray(0, 37));
    const spool = await ClickSpool.open(folder, 1_000_000);
    await spool.append([record(3)]);
    expect(files()).toHaveLength(2); // never behind a torn record
    expect(await drained(spool)).toEqual([1, 2, 3].map((n) => record(n).value));
    await killed.close();
    await spool.close();
  });

  it('takes no more than it may, refuses the rest whole, and takes more once drained', async () => {
    const spool = await ClickSpool.open(folder, 200);
    await spool.append([record(1)]);
    await expect(spool.append(Array.from({ length: 5 }, (_, i) => record(i)))).rejects.toThrow(SpoolFull);
    expect(await drained(spool)).toEqual([record(1).value]);
    await spool.append([record(2)]);
    expect(await drained(spool)).toEqual([record(2).value]);
    await spool.close();
  });

  it('sets a damaged file aside and passes the rest of it on', async () => {
    const writer = await ClickSpool.open(folder, 1_000_000);
    await writer.append([record(1), record(2), record(3)]);
    await writer.close();
    const [name = ''] = files();
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    lines[1] = String(lines[1]).replace('"n":2', '"n":9');
    writeFileSync(join(folder, name), lines.join('\n'));
    const spool = await ClickSpool.open(folder, 1_000_000);
    expect(await drained(spool)).toEqual([record(1).value, record(3).value]);
    expect(existsSync(join(folder, `${name}.damaged`))).toBe(true);
    await spool.close();
  });

  it('publishes a file again from its beginning when the log failed half-way, and removes it only then', async () => {
    const spool = await ClickSpool.open(folder, 10_000_000);
    const records = Array.from({ length: 5_000 }, (_, n) => record(n));
    await spool.append(records);
    const seen: string[] = [];
    let calls = 0;
    const publish = (messages: readonly OutgoingMessage[]): Promise<void> => {
      if (++calls === 2) {
        expect(files()).toHaveLength(1);
        return Promise.reject(new Error('away'));
      }
      seen.push(...messages.map(({ value }) => value.toString()));
      return Promise.resolve();
    };
    const drain = new SpoolDrain(spool, publish, () => undefined);
    drain.wake();
    await eventually('the spool is empty', () => files().length === 0);
    await drain.stop();
    expect(new Set(seen)).toEqual(new Set(records.map(({ value }) => value)));
    expect(seen.slice(-records.length)).toEqual(records.map(({ value }) => value));
    await spool.close();
  });

  it('appends while it is drained without losing a record', async () => {
    const spool = await ClickSpool.open(folder, 10_000_000);
    const values: string[] = [];
    const drain = new SpoolDrain(
      spool,
      (messages) => Promise.resolve(void values.push(...messages.map(({ value }) => value.toString()))),
      () => undefined,
    );
    for (let n = 0; n < 200; n++) {
      await spool.append([record(n)]);
      drain.wake();
    }
    await eventually('the spool is empty', () => files().length === 0);
    await drain.stop();
    expect(values).toEqual(Array.from({ length: 200 }, (_, n) => record(n).value));
    await spool.close();
  });

  it('is refused to a second living process, and taken over from a dead one', async () => {
    writeFileSync(join(folder, 'owner'), `${hostname()}\n1 0`); // the init process lives, but did not start at 0: the id was used again
    const spool = await ClickSpool.open(folder, 1_000_000);
    await spool.close();
    const start =
      readFileSync(`/proc/${String(process.ppid)}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ')[19] ?? '';
    writeFileSync(join(folder, 'owner'), `${hostname()}\n${String(process.ppid)} ${start}`);
    await expect(ClickSpool.open(folder, 1_000_000)).rejects.toThrow(/in use by process/);
  });

  it('is refused while a container elsewhere shows that it lives, and taken over when it no longer does', async () => {
    const owner = join(folder, 'owner');
    writeFileSync(owner, 'another-container\n1 0');
    const beat = setInterval(() => {
      const now = new Date();
      utimesSync(owner, now, now);
    }, 500);
    await expect(ClickSpool.open(folder, 1_000_000)).rejects.toThrow('process 1 on another-container');
    clearInterval(beat);
    const spool = await ClickSpool.open(folder, 1_000_000);
    await spool.close();
  });

  it('shows that its owner lives', async () => {
    const spool = await ClickSpool.open(folder, 1_000_000);
    const touched = () => statSync(join(folder, 'owner')).mtimeMs;
    const before = touched();
    await eventually('the lock is touched', () => touched() > before);
    await spool.close();
  });
});
