import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

const PAGE = readFileSync(new URL('../../../../../docs/attribute.md', import.meta.url), 'utf8');
const COMMAND = 'npm run --silent attribute -- ';

describe('docs/attribute.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manyhands-attribute-page-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const files = [...PAGE.matchAll(/<!-- file (\S+) -->\n```csv\n([\s\S]+?)```/g)];
  const runs = [...PAGE.matchAll(/<!-- run -->\n```sh\n(.+)\n```\n\n```text\n([\s\S]+?)```/g)];

  it('has an output after every command it shows', () => {
    expect(runs).toHaveLength(PAGE.split('<!-- run -->').length - 1);
    expect(runs.length).toBeGreaterThan(2);
  });

  it.each(runs.map(([, command = '', output = '']) => [command, output]))(
    'shows what comes of %s',
    async (command, output) => {
      for (const [, name = '', text = ''] of files) writeFileSync(join(folder, name), text);
      expect(command.startsWith(COMMAND)).toBe(true);
      const [file = '', ...options] = command.slice(COMMAND.length).split(' ');
      let answer = '';
      await runCommand(readOptions([join(folder, file), ...options]), {
        stdin: process.stdin,
        answer: (text) => (answer += text),
        progress: { write: () => undefined, isTerminal: false },
        width: 80,
        nowMs: () => 0,
      });
      expect(answer.replaceAll('\r\n', '\n')).toBe(output);
    },
  );
});
