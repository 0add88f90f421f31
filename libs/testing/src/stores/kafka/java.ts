import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The JVM to start: JAVA_HOME's, as Maven has it too, or the one on the path. */
export function javaProgram(env: Environment): string {
  const home = env['JAVA_HOME'];
  return home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
}

/** The feature release of the JVM, such as 17; nothing where there is none. */
export function javaRelease(env: Environment): number | undefined {
  const { stderr, error } = spawnSync(javaProgram(env), ['-version'], { encoding: 'utf8' });
  return error === undefined ? releaseIn(stderr) : undefined;
}

/** Reads `openjdk version "17.0.15"`, and `"1.8.0_402"` from before the numbers changed. */
export function releaseIn(text: string): number | undefined {
  const version = /version "(?:1\.)?(\d+)/.exec(text)?.[1];
  return version === undefined ? undefined : Number(version);
}
