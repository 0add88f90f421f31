import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.js';
import { kafkaArtefacts } from './kafka-artefacts.js';
import { type FetchFrom } from './maven.js';

describe("the cache of Kafka's artefacts", () => {
  let env: { readonly XDG_CACHE_HOME: string };
  beforeEach(() => {
    env = { XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'manyhands-cache-')) };
  });
  afterEach(() => {
    rmSync(env.XDG_CACHE_HOME, { recursive: true, force: true });
  });

  let fetches = 0;
  const fetch: FetchFrom = (_pom, folder) => {
    fetches++;
    writeFileSync(join(folder, 'kafka.jar'), 'all of it');
    return Promise.resolve();
  };
  const never: FetchFrom = () => Promise.reject(new Error('Maven was called'));
  beforeEach(() => {
    fetches = 0;
  });

  it('asks Maven once, and not again on a filled cache', async () => {
    const folder = await kafkaArtefacts({ env, fetch });
    expect(await kafkaArtefacts({ env, fetch: never })).toBe(folder);
    expect(readFileSync(join(folder, 'kafka.jar'), 'utf8')).toBe('all of it');
    expect(fetches).toBe(1);
  });

  it('asks Maven once when two want it at the same time', async () => {
    const started = Promise.withResolvers<undefined>();
    const go = Promise.withResolvers<undefined>();
    const slow: FetchFrom = async (pom, folder) => {
      started.resolve(undefined);
      await go.promise;
      await fetch(pom, folder);
    };
    const first = kafkaArtefacts({ env, fetch: slow });
    await started.promise;
    const second = kafkaArtefacts({ env, fetch: never });
    go.resolve(undefined);
    expect(await second).toBe(await first);
  });

  it('does not take a fetch that broke off for a Kafka, and leaves nothing of it', async () => {
    const broken: FetchFrom = (_pom, folder) => {
      writeFileSync(join(folder, 'kafka.jar'), 'half of');
      return Promise.reject(new Error('the line was cut'));
    };
    await expect(kafkaArtefacts({ env, fetch: broken })).rejects.toThrow('the line was cut');
    expect(readdirSync(dirname(cacheFolder(env)))).toEqual([]);
    expect(readdirSync(await kafkaArtefacts({ env, fetch }))).toEqual(['kafka.jar']);
  });

  it('takes over from a process that was killed while it fetched', async () => {
    const folder = cacheFolder(env);
    mkdirSync(`${folder}.partial-killed`, { recursive: true });
    // No process can have this number: it is past the largest a kernel gives out.
    writeFileSync(`${folder}.lock`, '4194305');
    await kafkaArtefacts({ env, fetch });
    expect(fetches).toBe(1);
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });
});
