import { columnsOf } from './columns.js';
import { type Delimiter } from './delimiter.js';
import { InputError } from './input-problems.js';
import { readEvents } from './read-events.js';
import { readPaths } from './read-paths.js';
import { type TableRow } from './read-table.js';

async function* rowsOf(rows: readonly (readonly string[])[]): AsyncGenerator<TableRow> {
  await Promise.resolve();
  for (const [index, fields] of rows.entries()) yield { line: index + 2, fields };
}

async function read(header: string, rows: readonly (readonly string[])[], delimiter: Delimiter = ',') {
  const columns = columnsOf(header.split(','));
  return columns.shape === 'paths'
    ? allOf(readPaths(rowsOf(rows), columns, delimiter))
    : allOf(readEvents(rowsOf(rows), columns, delimiter));
}
async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
async function problems(...args: Parameters<typeof read>) {
  try {
    await read(...args);
  } catch (error) {
    if (error instanceof InputError)
      return error.problems.map(({ line, field, reason }) => [line, field, reason]);
    throw error;
  }
  throw new Error('It was read.');
}

describe('the header', () => {
  it.each([
    'path,conversions,value,nulls',
    'path,total_conversions,total_conversion_value,total_null',
    'Path,Total Conversions,Conversion Value,Total Null',
  ])('%s is one of counted paths', (header) => {
    expect(columnsOf(header.split(','))).toEqual({
      shape: 'paths',
      path: 0,
      conversions: 1,
      value: 2,
      nulls: 3,
    });
  });

  it.each([
    'journey,channel,at,event,value',
    'user,channel,time,event,conversion_value',
    'Customer ID,Channel,Timestamp,Event,Value',
  ])('%s is one of events', (header) => {
    expect(columnsOf(header.split(','))).toEqual({
      shape: 'events',
      journey: 0,
      channel: 1,
      at: 2,
      event: 3,
      value: 4,
    });
  });

  it.each([
    ['path,value', 'no column conversions'],
    ['journey,channel,at', 'no column event'],
    ['a,b', 'neither paths nor events'],
    ['path,conversions,conversion', 'Two columns say conversions'],
    ['path,conversions,channel', 'paths and of single touches'],
  ])('%s is refused: %s', (header, reason) => {
    expect(() => columnsOf(header.split(','))).toThrow(reason);
  });
});

describe('rows of counted paths', () => {
  it('have their steps between > with or without spaces; an empty path has none', async () => {
    expect(
      await read('path,conversions,value,nulls', [
        ['A > B>C', '2', '10.5', '1'],
        ['', '3', '', ''],
        ['A', '4.0', '1e3', '0'],
      ]),
    ).toEqual([
      { channels: ['A', 'B', 'C'], conversions: 2, value: 10.5, nulls: 1 },
      { channels: [], conversions: 3, value: 0, nulls: 0 },
      { channels: ['A'], conversions: 4, value: 1000, nulls: 0 },
    ]);
  });

  it('read a decimal comma where semicolons separate, and refuse what means two things', async () => {
    expect(await read('path,conversions,value', [['A', '1', '12,5']], ';')).toMatchObject([{ value: 12.5 }]);
    expect(await read('path,conversions,value', [['A', '1', '0.125']], ';')).toMatchObject([
      { value: 0.125 },
    ]);
    expect(await problems('path,conversions,value', [['A', '1', '1.500']], ';')).toEqual([
      [2, 'value', '"1.500" can be read in two ways; write it without thousands signs.'],
    ]);
    expect(await problems('path,conversions,value', [['A', '1', '12,5']], ',')).toEqual([
      [2, 'value', '"12,5" is not a number from 0.'],
    ]);
  });

  it('are refused with every line and field that is wrong', async () => {
    expect(
      await problems('path,conversions,nulls', [
        ['A > > B', '1', '1'],
        ['A', '-1', '1'],
        ['A', '1', '1.5'],
        ['A', '99999999999999999', ''],
        ['A', '1', '1'],
      ]),
    ).toEqual([
      [2, 'path', '"A > > B" has a step without a name.'],
      [3, 'conversions', '"-1" is not a whole number from 0.'],
      [4, 'nulls', '"1.5" is not a whole number from 0.'],
      [5, 'conversions', '"99999999999999999" is larger than can be counted exactly.'],
    ]);
  });

  it('are refused with a value that no conversion has', async () => {
    expect(await problems('path,conversions,value', [['A', '0', '5']])).toEqual([
      [2, 'value', '"5" is worth something without a conversion.'],
    ]);
  });

  it('are refused after ten problems without reading on', async () => {
    let rows = 0;
    async function* endless(): AsyncGenerator<TableRow> {
      await Promise.resolve();
      for (;;) yield { line: ++rows + 1, fields: ['A', 'x'] };
    }
    const reading = allOf(
      readPaths(
        endless(),
        { shape: 'paths', path: 0, conversions: 1, value: undefined, nulls: undefined },
        ',',
      ),
    );
    await expect(reading).rejects.toThrow(InputError);
    expect(rows).toBe(10);
  });
});

describe('rows of events', () => {
  it.each([
    ['2026-11-02T09:30:00+01:00', '2026-11-02T08:30:00Z'],
    ['2026-11-02 09:30:00', '2026-11-02T09:30:00Z'],
    ['2026-11-02 09:30', '2026-11-02T09:30:00Z'],
    ['2026-11-02T09:30:00.25', '2026-11-02T09:30:00.250Z'],
    ['2026-11-02', '2026-11-02T00:00:00Z'],
    ['1793611800', '2026-11-02T09:30:00Z'],
    ['1793611800000', '2026-11-02T09:30:00Z'],
  ])('say when as %s', async (at, instant) => {
    expect(await read('journey,channel,at,event,value', [['j', '', at, 'Conversion', '5']])).toEqual([
      { journey: 'j', atMs: Date.parse(instant), kind: 'conversion', channel: '', value: 5 },
    ]);
  });

  it('are refused with every field that is wrong', async () => {
    expect(
      await problems('journey,channel,at,event', [
        ['', 'A', '2026-11-02', 'touch'],
        ['j', '', '2026-11-02', 'touch'],
        ['j', 'A', '02/11/2026', 'touch'],
        ['j', 'A', '2026-02-30', 'touch'],
        ['j', 'A', '2026-11-02', 'view'],
      ]),
    ).toEqual([
      [2, 'journey', 'It is empty.'],
      [3, 'channel', 'It is empty.'],
      [4, 'at', '"02/11/2026" is not a time.'],
      [5, 'at', '"2026-02-30" is not a time.'],
      [6, 'event', '"view" is not known.'],
    ]);
  });
});
