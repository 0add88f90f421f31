import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ROOT = new URL('../../../../../', import.meta.url);
const SCRIPTS = (
  JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { scripts: Record<string, string> }
).scripts;

/** Runs the script of package.json over the build that is there. */
function attribute(input: string, args: string): { status: number | null; stdout: string; stderr: string } {
  const script = (SCRIPTS['attribute'] ?? '').replace('npm run --silent build && ', 'exec ');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${script} ${args}`], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the process of attribute', () => {
  it('answers on standard output and ends with 0', () => {
    const { status, stdout, stderr } = attribute(
      'path,conversions\nA > B,3\n',
      '- --csv --model first_touch',
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('first_touch,1,A,3,0,\r\n');
  });

  it('says on standard error what is wrong with the input, answers nothing and ends with 1', () => {
    const { status, stdout, stderr } = attribute('path,conversions\nA,3\nB,three\n', '-');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('line 3, conversions: "three" is not a whole number from 0.');
  });

  it('ends with 2 when it cannot follow the command line, and with 0 when it is asked for help', () => {
    expect(attribute('', '--no-such-option')).toMatchObject({ status: 2, stdout: '' });
    expect(attribute('', '--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
