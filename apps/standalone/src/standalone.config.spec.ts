import { readFileSync } from 'node:fs';
import { type TObject } from 'typebox';
import { AttributionServiceConfig } from '#attribution/attribution-service.config.js';
import { MigrateConfig } from '#db/migrate.config.js';
import { IngestServiceConfig } from '#ingest/ingest-service.config.js';
import { ReportingServiceConfig } from '#reporting/reporting-service.config.js';
import { StandaloneConfig } from './standalone.config.js';

const PAGE = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
const SERVICES: Readonly<Record<string, TObject>> = {
  ingest: IngestServiceConfig,
  attribution: AttributionServiceConfig,
  reporting: ReportingServiceConfig,
  migrate: MigrateConfig,
};

/** The cells of the table under a heading, without their code marks. */
function tableOf(heading: string): string[][] {
  const section = PAGE.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `[A-Z0-9_]+` \|.*$/gm)].map(([row]) =>
    row
      .replaceAll('`', '')
      .split(' | ')
      .map((cell) => cell.replace(/^\| | \|$/g, '')),
  );
}

function presetOf(schema: TObject, name: string): string | undefined {
  const property: object = schema.properties[name] ?? {};
  return 'default' in property ? String(property.default) : undefined;
}

describe('docs/configuration.md', () => {
  describe('of standalone', () => {
    const rows = tableOf('Standalone');

    it('lists every variable, in the order of the schema', () => {
      expect(rows.map(([name]) => name)).toEqual(Object.keys(StandaloneConfig.properties));
    });

    it('states the defaults as they are', () => {
      for (const [name = '', documented] of rows) {
        const preset = presetOf(StandaloneConfig, name);
        if (preset !== undefined) expect([name, documented]).toEqual([name, preset]);
      }
    });
  });

  describe('of the services', () => {
    const rows = tableOf('The services');
    const readersOf = (name: string) =>
      Object.keys(SERVICES).filter((service) => name in (SERVICES[service]?.properties ?? {}));

    it('lists every variable of every process, once', () => {
      const all = Object.values(SERVICES).flatMap((schema) => Object.keys(schema.properties));
      expect(rows.map(([name]) => name).sort()).toEqual([...new Set(all)].sort());
    });

    it('says which processes read it', () => {
      for (const [name = '', , documented] of rows) {
        const readers = readersOf(name);
        expect([name, documented]).toEqual([name, readers.length === 4 ? 'all' : readers.join(', ')]);
      }
    });

    it('states the defaults as they are, and what must be set', () => {
      for (const [name = '', documented] of rows) {
        const readers = Object.values(SERVICES).filter(({ properties }) => name in properties);
        const presets = new Set(readers.map((schema) => presetOf(schema, name)));
        const isNeeded = readers.every(({ required }) => (required as readonly string[]).includes(name));
        const expected = presets.has(undefined)
          ? isNeeded
            ? '**must be set**'
            : 'none'
          : [...presets].join(', ');
        expect([name, documented]).toEqual([name, expected]);
      }
    });
  });

  it('says of every variable what it is for, in --help too', () => {
    for (const schema of [StandaloneConfig, ...Object.values(SERVICES)])
      for (const [name, property] of Object.entries(schema.properties))
        expect([name, property]).toEqual([
          name,
          expect.objectContaining({ description: expect.stringMatching(/.{10}/) as string }),
        ]);
  });
});
