import { ProblemError } from '#shared/errors/problem.js';
import { readParameters } from './import-parameters.js';

const complaints = (query: Parameters<typeof readParameters>[0]) => {
  try {
    readParameters(query);
  } catch (error) {
    if (error instanceof ProblemError) return error.options.errors?.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
};

describe('the parameters of an import', () => {
  it('take a file for real, as a first import, unless they say otherwise', () => {
    expect(readParameters({})).toEqual({
      dryRun: false,
      allOrNothing: false,
      dateFormat: undefined,
      connection: undefined,
      mapping: new Map(),
      revision: 1,
    });
  });

  it('are read, with a mapping for one column or for several', () => {
    const { mapping } = readParameters({ mapping: 'hired_at:Datum: in dienst' });
    expect([...mapping]).toEqual([['hired_at', 'Datum: in dienst']]);
    const all = readParameters({
      dryRun: 'true',
      allOrNothing: 'false',
      dateFormat: 'dmy',
      connection: 'c1',
      revision: '3',
      mapping: ['a:b', 'c:d'],
    });
    expect(all).toMatchObject({
      dryRun: true,
      allOrNothing: false,
      dateFormat: 'dmy',
      connection: 'c1',
      revision: 3,
    });
    expect(all.mapping.size).toBe(2);
  });

  it('are refused all together when they are wrong, and when nobody knows them: dryrun would have stored', () => {
    expect(
      complaints({
        dryrun: 'true',
        dryRun: 'yes',
        dateFormat: 'iso',
        revision: '0',
        mapping: ['x', 'a:b', 'a:c'],
      }),
    ).toEqual(['/dryrun', '/dateFormat', '/revision', '/dryRun', '/mapping', '/mapping']);
    expect(complaints({ connection: ['a', 'b'] })).toEqual(['/connection']);
  });
});
