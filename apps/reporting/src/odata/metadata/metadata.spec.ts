import { privacyOf, SEMANTIC_MODEL } from '../../semantic/model/semantic-model.js';
import { csdlOf } from './csdl.js';
import { ENTITY_SETS } from './entity-sets.js';

describe('the sets of the OData service', () => {
  it('are fact tables by day, week and month, and tables of members', () => {
    const names = ENTITY_SETS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        'ReachDaily',
        'ReachByTeamWeekly',
        'RequestsByVerdictMonthly',
        'OutcomesDaily',
        'CreditByVacancyMonthly',
        'ProgrammeByTeamWeekly',
        'Campaigns',
        'Teams',
        'Vacancies',
        'Models',
        'Stages',
      ]),
    );
  });

  it('hold nothing about single people', () => {
    const dimensions = ENTITY_SETS.flatMap(({ properties }) =>
      properties.map(({ name }) => SEMANTIC_MODEL.dimensions.find((known) => known === name)),
    ).filter((name) => name !== undefined);
    expect(dimensions.filter((name) => privacyOf(name) === 'person')).toEqual([]);
    expect(dimensions).toContain('team');
  });

  it('show every measure of the model in some set', () => {
    const shown = new Set(ENTITY_SETS.flatMap(({ properties }) => properties.map(({ name }) => name)));
    expect(SEMANTIC_MODEL.measures.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('have keys that are never empty, and a time to refresh by in every fact table', () => {
    for (const { name, key, properties, source } of ENTITY_SETS) {
      const keys = properties.filter((property) => key.includes(property.name));
      expect([name, keys.map(({ isNullable }) => isNullable)]).toEqual([name, key.map(() => false)]);
      const time = properties.filter(({ name: column }) => column.startsWith('period')).map(({ edm }) => edm);
      expect([name, time]).toEqual([
        name,
        source.kind === 'facts' ? ['Edm.Date', 'Edm.String', 'Edm.DateTimeOffset'] : [],
      ]);
    }
  });
});

describe('$metadata', () => {
  const xml = csdlOf(ENTITY_SETS);

  it('declares every property with its type and definition, quotes and all', () => {
    expect(xml).toContain('<Property Name="period_start" Type="Edm.Date" Nullable="false">');
    expect(xml).toContain(
      '<Property Name="period_start_at" Type="Edm.DateTimeOffset" Precision="0" Nullable="false">',
    );
    expect(xml).toContain('<Property Name="shares" Type="Edm.Int64" Nullable="false">');
    expect(xml).toContain('<Property Name="coverage" Type="Edm.Double">');
    expect(xml).toContain('String="Human clicks"');
  });

  it('is well-formed: every element that is opened is closed, in order', () => {
    const open: string[] = [];
    for (const [, slash, name = '', attributes = ''] of xml.matchAll(
      /<([/]?)([A-Za-z:]+)((?: [A-Za-z:]+="[^"<]*")*\s*\/?)>/g,
    )) {
      if (slash === '/') expect(open.pop()).toBe(name);
      else if (!attributes.endsWith('/')) open.push(name);
    }
    expect(open).toEqual([]);
    const outside = xml
      .replace(/<\?xml[^>]*\?>/, '')
      .replace(/<[^>]*>/g, '')
      .replace(/[a-z]+/g, '')
      .trim();
    expect(outside).toBe('');
  });
});
