import { clickHouseMigrations } from './migrate.js';
import { isBackfill, renderDdl } from './render-ddl.js';
import { statementsOf } from './statements-of.js';

const ALL = clickHouseMigrations().flatMap(({ statements }) => statements);

describe('the migrations of ClickHouse', () => {
  it('stay as their files say for one server', () => {
    for (const statement of ALL) expect(renderDdl(statement, undefined)).toBe(statement);
  });

  it('run on every server of a cluster, all of them', () => {
    expect(ALL.length).toBeGreaterThan(20);
    for (const statement of ALL.filter((statement) => !isBackfill(statement)))
      expect(renderDdl(statement, 'north')).toMatch(
        /^(CREATE [A-Z ]+ IF NOT EXISTS \w+|ALTER TABLE \w+) ON CLUSTER `north`/,
      );
  });

  it('make only replicated tables on a cluster: a plain one would keep its rows to one server', () => {
    const engines = ALL.map((statement) => renderDdl(statement, 'north')).flatMap((statement) =>
      [...statement.matchAll(/ENGINE = (\w+)/g)].map(([, engine]) => engine),
    );
    expect(new Set(engines)).toEqual(
      new Set(['ReplicatedReplacingMergeTree', 'ReplicatedAggregatingMergeTree', 'ReplicatedMergeTree']),
    );
    expect(engines).toHaveLength(ALL.filter((statement) => statement.startsWith('CREATE TABLE')).length);
  });

  it('can all be run again, because on a cluster they are', () => {
    for (const statement of ALL)
      expect(statement).toMatch(
        /^(CREATE [A-Z ]+ IF NOT EXISTS|ALTER TABLE \w+ ADD COLUMN IF NOT EXISTS|INSERT INTO (\w+)\s[^]* NOT IN \(SELECT .* FROM \2\b)/,
      );
  });
});

describe('a statement for a cluster', () => {
  it('keeps the engine’s own parameter behind path and replica', () => {
    expect(
      renderDdl(
        'CREATE TABLE IF NOT EXISTS head (v UInt64) ENGINE = ReplacingMergeTree(v) ORDER BY v',
        'north',
      ),
    ).toBe(
      "CREATE TABLE IF NOT EXISTS head ON CLUSTER `north` (v UInt64) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', v) ORDER BY v",
    );
  });

  it('alters a table everywhere, and leaves an engine that copies itself already alone', () => {
    expect(renderDdl('ALTER TABLE click ADD COLUMN IF NOT EXISTS a UInt8', 'north')).toBe(
      'ALTER TABLE click ON CLUSTER `north` ADD COLUMN IF NOT EXISTS a UInt8',
    );
    const rendered = renderDdl(
      'CREATE TABLE IF NOT EXISTS t (a Int8) ENGINE = MergeTree ORDER BY a',
      'north',
    );
    expect(rendered.match(/Replicated/g)).toHaveLength(1);
  });

  it('that carries rows over runs as it is: the table it fills copies itself', () => {
    const backfill = 'INSERT INTO t SELECT a FROM s';
    expect(renderDdl(backfill, 'north')).toBe(backfill);
  });

  it('is refused when nobody has thought about its kind on a cluster', () => {
    expect(() => renderDdl('OPTIMIZE TABLE click', 'north')).toThrow('teach renderDdl');
  });
});

describe('the statements of a file', () => {
  it('are cut at semicolons, and not at one in a comment', () => {
    expect(statementsOf('-- first; of two\nSELECT 1; -- done;\nSELECT 2;\n')).toEqual([
      'SELECT 1',
      'SELECT 2',
    ]);
  });
});
