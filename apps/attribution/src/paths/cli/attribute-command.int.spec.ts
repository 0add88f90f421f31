import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

interface Row {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
  readonly removalEffect?: number;
}
interface Answer {
  readonly input: Record<string, unknown>;
  readonly models: {
    readonly model: string;
    readonly rows: readonly Row[];
    readonly unattributed: { readonly conversions: number; readonly value: number };
    readonly conversionProbability?: number;
  }[];
  readonly omitted: { readonly model: string; readonly why: string }[];
  readonly notes: readonly string[];
}

describe('the command attribute', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'manyhands-attribute-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs it as the terminal would, over standard input or a file. */
  async function attribute(input: string | Buffer, ...args: string[]): Promise<string> {
    let answer = '';
    async function* stdin(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Buffer.from(input);
    }
    const file = join(folder, 'input.csv');
    writeFileSync(file, input);
    for (const from of [file, '-']) {
      let text = '';
      const code = await runCommand(readOptions([from, ...args]), {
        stdin: stdin(),
        answer: (part) => (text += part),
        progress: { write: () => undefined, isTerminal: false },
        width: 80,
        nowMs: () => 0,
      });
      expect(code).toBe(0);
      if (from === '-') expect(text).toBe(answer);
      answer = text;
    }
    return answer;
  }
  const json = async (input: string | Buffer, ...args: string[]) =>
    JSON.parse(await attribute(input, '--json', ...args)) as Answer;
  const creditsOf = (answer: Answer, model: string, of: 'conversions' | 'value' = 'conversions') =>
    Object.fromEntries(
      answer.models.find((table) => table.model === model)?.rows.map((row) => [row.channel, row[of]]) ?? [],
    );
  function expectCredits(actual: Record<string, number>, expected: Record<string, number>): void {
    expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
    for (const [channel, credit] of Object.entries(expected)) expect(actual[channel]).toBeCloseTo(credit, 9);
  }

  // By their row in attribution.md section 2.1 of the project's research notes.
  it('gives what pychattr prints for its README (rows 1 and 2), exactly where it simulates', async () => {
    const answer = await json('path,conversions\nA > B > A > B > B > A,1\nA > B > B > A > A,1\nA > A,1\n');
    expectCredits(creditsOf(answer, 'markov_1'), { A: 2, B: 1 });
    expectCredits(creditsOf(answer, 'linear'), { A: 2.1, B: 0.9 });
    const rows = answer.models.find(({ model }) => model === 'markov_1')?.rows ?? [];
    expect(rows.map(({ removalEffect }) => removalEffect)).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(0.5, 9),
    ]);
  });

  it("gives what mta's tests expect (rows 4, 5 and 11)", async () => {
    const answer = await json('path,conversions\ndirect,2\nsearch>email,3\nsearch>social>email,5\n');
    expectCredits(creditsOf(answer, 'linear_unique'), {
      direct: 2,
      search: 19 / 6,
      email: 19 / 6,
      social: 5 / 3,
    });
    expectCredits(creditsOf(answer, 'position_40_20_40'), { direct: 2, search: 3.5, email: 3.5, social: 1 });
    expectCredits(creditsOf(await json('path,conversions\na,4\na>b,6\n'), 'shapley_count'), { a: 7, b: 3 });
  });

  it('works out removal with journeys that did not convert (rows 9 and 10)', async () => {
    const answer = await json('path,conversions,nulls\na>b,3,1\na>c,1,1\n', '--model', 'markov_1');
    expectCredits(creditsOf(answer, 'markov_1'), { a: 2, b: 1.5, c: 0.5 });
    expect(answer.models[0]?.conversionProbability).toBeCloseTo(2 / 3, 12);
  });

  it('works out removal where single touches convert too (row 28)', async () => {
    const answer = await json('path,total_conversions,total_null\nga,2,1\nmail,1,0\nga > mail,1,0\n');
    expectCredits(creditsOf(answer, 'markov_1'), { ga: 2.4, mail: 1.6 });
    expect(answer.models.find(({ model }) => model === 'markov_1')?.conversionProbability).toBeCloseTo(
      0.8,
      12,
    );
  });

  it("decays events as Adobe's example does (row 13): $50 over touches 0, 0, 6 and 9 days before", async () => {
    const rows = [
      'u,c1,2026-03-10,touch,',
      'u,,2026-03-10,conversion,50',
      'u,c2,2026-03-10,touch,',
      'u,c4,2026-03-01,touch,',
      'u,c3,2026-03-04,touch,',
    ];
    const answer = await json(`user,channel,time,event,value\n${rows.join('\n')}\n`);
    const credits = creditsOf(answer, 'time_decay', 'value');
    for (const [channel, value] of Object.entries({ c1: 16.8793, c2: 16.8793, c3: 9.3181, c4: 6.9233 }))
      expect(credits[channel]).toBeCloseTo(value, 4);
    const narrow = await json(`user,channel,time,event,value\n${rows.join('\n')}\n`, '--window', '6d');
    expectCredits(creditsOf(narrow, 'linear'), { c1: 1 / 3, c2: 1 / 3, c3: 1 / 3 });
    expect(narrow.input).toMatchObject({
      shape: 'events',
      touches: 3,
      touchesLeftOut: 1,
      windowDays: 6,
      value: 50,
    });
  });

  it('counts conversions without a path as nobody’s, and leaves out models that need times, saying so', async () => {
    const answer = await json('path,conversions,value\nA > B,3,30\n,2,10\n', '--window', '30d');
    for (const { rows, unattributed } of answer.models) {
      expect(unattributed).toEqual({ conversions: 2, value: 10 });
      expect(rows.reduce((sum, { conversions }) => sum + conversions, 0)).toBeCloseTo(3, 9);
    }
    expect(answer.omitted).toContainEqual({ model: 'time_decay', why: 'It needs the time of every touch.' });
    expect(answer.notes).toContainEqual('--window changed nothing: counted paths have no times.');
  });

  it('reads semicolons with a byte order mark and decimal commas as commas without', async () => {
    const plain = await json('path,conversions,value\ncafé > B,3,2.5\n');
    expect(await json('\uFEFFpath;conversions;value\r\n"café > B";3;"2,5"\r\n')).toEqual(plain);
    const windows = Buffer.from('path,conversions,value\ncaf\xe9 > B,3,2.5\n', 'latin1');
    expect(await json(windows, '--encoding', 'windows-1252')).toEqual(plain);
  });

  it('fits every line of the table into 80 columns and adds up to all conversions', async () => {
    const channels = Array.from(
      { length: 30 },
      (_, index) => `a channel with a rather long name ${String(index)}`,
    );
    const rows = channels.map(
      (channel, index) => `${channel} > ${channels[(index + 7) % 30] ?? ''},${String(index + 1)}`,
    );
    const text = await attribute(`path,conversions\n${rows.join('\n')}\n,5\n`, '--top', '8');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain('(22 others)');
    const totals = [...text.matchAll(/^all +(.+)$/gm)].flatMap(([, numbers = '']) =>
      numbers.trim().split(/ +/),
    );
    expect(totals.length).toBeGreaterThan(5);
    expect(new Set(totals)).toEqual(new Set(['470.00']));
  });

  it('writes a row per model and channel as CSV that no spreadsheet runs', async () => {
    const csv = await attribute('path,conversions\n=cmd > B,2\n,1\n', '--csv', '--model', 'linear');
    expect(csv.split('\r\n')).toEqual([
      'model,version,channel,conversions,value,removal_effect',
      "linear,1,'=cmd,1,0,",
      'linear,1,B,1,0,',
      'linear,1,(unattributed),1,0,',
      '',
    ]);
  });

  it.each([
    ['path,conversions\nA,x\n', 'line 2, conversions: "x" is not a whole number from 0.'],
    ['path,conversions\n', 'nothing under it'],
    ['a,b\n1,2\n', 'neither paths nor events'],
    [Buffer.from('path,conversions\ncaf\xe9,1\n', 'latin1'), '--encoding windows-1252'],
  ])('refuses %j with the reason and answers nothing', async (input, message) => {
    await expect(attribute(input, '--json')).rejects.toThrow(message);
  });

  it('does not divide values that are not there, and says which file cannot be opened', async () => {
    await expect(attribute('path,conversions\nA,1\n', '--by-value')).rejects.toThrow('no column value');
    const nowhere = {
      stdin: process.stdin,
      answer: () => undefined,
      progress: { write: () => undefined, isTerminal: false },
    };
    await expect(
      runCommand(readOptions([join(folder, 'none.csv')]), { ...nowhere, width: 80, nowMs: () => 0 }),
    ).rejects.toThrow('none.csv cannot be opened');
    await expect(
      runCommand(readOptions([folder]), { ...nowhere, width: 80, nowMs: () => 0 }),
    ).rejects.toThrow('is a folder');
  });
});
