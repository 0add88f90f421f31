import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Says which artefacts make a Kafka; Maven reads it, and its content names the cache folder. */
export const POM = fileURLToPath(new URL('./pom.xml', import.meta.url));

/** Where Kafka's artefacts are kept between runs. Another `pom.xml` is another folder, so none is ever half of two. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const pom = readFileSync(POM, 'utf8');
  const version = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1];
  if (version === undefined) throw new Error(`${POM} names no version of Kafka`);
  const content = createHash('sha256').update(pom).digest('hex').slice(0, 8);
  const caches = env['XDG_CACHE_HOME'];
  return join(
    caches === undefined || caches === '' ? join(homedir(), '.cache') : caches,
    'manyhands',
    `kafka-${version}-${content}`,
  );
}

/** A cache folder gets its name only when it is complete, so that it is there says that it is whole. */
export function isFilled(folder: string): boolean {
  return existsSync(folder);
}
