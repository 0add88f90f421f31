import { type Column } from '../kinds/import-kind.js';
import { IMPORT_KINDS } from '../kinds/kinds.js';
import { readHeader } from './header.js';

const columns: readonly Column[] = [
  { name: 'candidate', aliases: ['candidate id'], holds: 'Whom.', needed: true },
  { name: 'vacancy', aliases: ['job'], holds: 'Where.', needed: true },
  { name: 'hired_at', aliases: ['hire date'], holds: 'When.' },
];
const read = (cells: readonly string[], mapping: Record<string, string> = {}) =>
  readHeader(cells, columns, new Map(Object.entries(mapping)));
const found = (cells: readonly string[], mapping?: Record<string, string>) => {
  const reading = read(cells, mapping);
  if (!reading.ok) return reading.problems.map(({ pointer }) => pointer);
  return Object.fromEntries([...reading.header.found].map(([name, { index }]) => [name, index]));
};

describe('readHeader', () => {
  it('finds columns by name and by what they are often called, whatever the case, spaces and accents', () => {
    expect(found(['Hire-Date', 'CANDIDATE_ID', 'Jób'])).toEqual({ hired_at: 0, candidate: 1, vacancy: 2 });
  });

  it('names the columns it does not read', () => {
    expect(read(['candidate', 'Name', 'E-mail', 'job'])).toMatchObject({
      header: { ignored: ['Name', 'E-mail'], width: 4 },
    });
  });

  it('takes the own name before an alias, and a mapping before both', () => {
    expect(found(['candidate', 'job', 'vacancy'])).toEqual({ candidate: 0, vacancy: 2 });
    expect(found(['candidate', 'job', 'vacancy'], { vacancy: 'Job' })).toEqual({ candidate: 0, vacancy: 1 });
    expect(found(['nr.', 'job'], { candidate: 'Nr' })).toEqual({ candidate: 0, vacancy: 1 });
  });

  it('says which columns are missing, there twice, mapped to nothing, or mapped by a name that is none', () => {
    expect(found(['hire date'])).toEqual(['/columns/candidate', '/columns/vacancy']);
    expect(found(['candidate', 'job', 'job'])).toEqual(['/columns/vacancy']);
    expect(found(['candidate', 'job'], { hired_at: 'x' })).toEqual(['/columns/hired_at']);
    expect(found(['candidate', 'job'], { hire: 'job' })).toEqual(['/mapping']);
    expect(found(['candidate', 'job'], { hired_at: 'job' })).toEqual(['/mapping']);
  });

  it.each(IMPORT_KINDS.map((kind) => [kind.name, kind] as const))(
    'tells the columns of %s apart by their names',
    (_, kind) => {
      const names = kind.columns.map(({ name }) => name);
      expect(readHeader(names, kind.columns, new Map())).toMatchObject({ ok: true, header: { ignored: [] } });
      const all = kind.columns
        .flatMap(({ name, aliases }) => [name, ...aliases])
        .map((name) => name.toLowerCase());
      expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    },
  );
});
