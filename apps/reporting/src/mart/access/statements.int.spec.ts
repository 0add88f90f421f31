import { type ClickHouseClient } from '@clickhouse/client';
import { select } from '#shared/clickhouse/select.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { martStatements } from './mart-statements.js';
import { stored } from './password.js';
import { dropUserStatement, tenantStatements, userStatements } from './user-statements.js';

const SERVER = { database: 'default', owner: 'manyhands', cluster: undefined };

/** The embedded engine manages no access and no server can be had here: what it says of the statements short of running them. */
describe('the statements of access, judged by the real engine', () => {
  let clickhouse: ClickHouseClient;
  beforeAll(async () => {
    clickhouse = await openClickHouse();
  });
  afterAll(async () => {
    await clickhouse.close();
  });
  const password = stored('secret', 'sha256');
  const all = (cluster: string | undefined) => {
    const server = { ...SERVER, cluster };
    return [
      ...martStatements(server),
      ...tenantStatements('acme', server),
      ...userStatements('metabase', 'acme', password, server),
      dropUserStatement('metabase', server),
    ];
  };
  const readBack = async (statement: string) => {
    const [row] = await select<{ text: string }>(clickhouse, 'SELECT formatQuery({q:String}) AS text', {
      q: statement,
    });
    return row?.text.replace(/\s+/g, ' ') ?? '';
  };

  it('are all SQL it can read, on one server and on a cluster', async () => {
    for (const statement of all(undefined)) expect(await readBack(statement)).not.toBe('');
    for (const statement of all('north')) expect(await readBack(statement)).toContain('ON CLUSTER north');
  });

  it('read back as what was meant', async () => {
    const texts = await Promise.all(
      all(undefined)
        .filter((statement) => !statement.includes('VIEW'))
        .map(readBack),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        'CREATE ROW POLICY OR REPLACE manyhands_bi_owner ON mart.* AS PERMISSIVE FOR SELECT USING 1 TO manyhands',
        "CREATE ROW POLICY OR REPLACE manyhands_bi_acme_tenant ON mart.* AS RESTRICTIVE FOR SELECT USING tenant = 'acme' TO manyhands_bi_acme",
        'GRANT SELECT ON mart.* TO manyhands_bi_acme',
        'GRANT manyhands_bi_acme TO metabase',
        'ALTER USER metabase DEFAULT ROLE manyhands_bi_acme',
        'DROP USER IF EXISTS metabase',
      ]),
    );
    const [profile] = texts.filter((text) => text.includes('SETTINGS PROFILE OR REPLACE'));
    expect(profile).toMatch(/readonly = 1, .*max_execution_time = 60 MIN 1 MAX 60 CHANGEABLE_IN_READONLY/);
  });

  it('grant nothing but reading the mart', () => {
    const grants = all(undefined).filter((statement) => statement.startsWith('GRANT'));
    expect(grants).toEqual([
      'GRANT SELECT ON mart.* TO `manyhands_bi_acme`',
      'GRANT `manyhands_bi_acme` TO `metabase`',
    ]);
  });

  it('never carry the password, and keep a name what it is', async () => {
    expect(all(undefined).join('\n')).not.toContain('secret');
    const evil = `x' OR 1 = 1 TO ALL; -- \\\``;
    for (const statement of tenantStatements(evil, SERVER)) await readBack(statement);
    const [policy] = tenantStatements(evil, SERVER).filter((statement) => statement.includes('RESTRICTIVE'));
    expect(await readBack(policy ?? '')).toMatch(
      /^CREATE ROW POLICY .* USING tenant = 'x\\' OR 1 = 1 TO ALL; -- \\\\`' TO `/,
    );
  });
});

describe('a stored password', () => {
  it('is the hash that the server will compute', () => {
    // SHA1(SHA1('password')) as MySQL's PASSWORD('password') has had it since 4.1.
    expect(stored('password', 'double_sha1').hash.toUpperCase()).toBe(
      '2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19',
    );
    const one = stored('secret', 'sha256');
    const other = stored('secret', 'sha256');
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(one.hash).not.toBe(other.hash); // another salt
  });
});
