import { readFileSync } from 'node:fs';
import { StandaloneConfig } from './standalone.config.js';

describe('docs/configuration.md', () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (.+?) \|/gm)].map(([, name, preset]) => [
    name,
    preset?.replaceAll('`', ''),
  ]);

  it('lists every variable, in the order of the schema', () => {
    expect(rows.map(([name]) => name)).toEqual(Object.keys(StandaloneConfig.properties));
  });

  it('states the defaults as they are', () => {
    const documented = Object.fromEntries(rows) as Record<string, string>;
    for (const [name, schema] of Object.entries(StandaloneConfig.properties)) {
      if ('default' in schema) expect([name, documented[name]]).toEqual([name, String(schema.default)]);
    }
  });
});
