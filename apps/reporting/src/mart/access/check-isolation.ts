import { type ClickHouseClient } from '@clickhouse/client';
import { select } from '#shared/clickhouse/select.js';
import { PROBE } from '../views/mart-views.js';
import { identifier, MART } from './names.js';

/** What every new user must be able to do, and must not. */
interface Check {
  readonly what: string;
  /** Says what is wrong; undefined when nothing is. */
  readonly problem: (asUser: ClickHouseClient) => Promise<string | undefined>;
}

/**
 * Tries out, as the new user, what the server makes of policies, rights and settings: versions and configurations differ,
 * and a policy that is not applied to views would show every organisation to everybody.
 * @returns what is wrong, in words; empty when the user may be handed out
 */
export async function checkIsolation(
  asUser: ClickHouseClient,
  tenant: string,
  database: string,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { what, problem } of checks(tenant, database)) {
    const found = await problem(asUser);
    if (found !== undefined) problems.push(`${what}: ${found}`);
  }
  return problems;
}

function checks(tenant: string, database: string): readonly Check[] {
  return [
    {
      what: 'a row of nobody is not seen',
      problem: async (asUser) =>
        (await select(asUser, `SELECT tenant FROM ${MART}.${PROBE}`)).length === 0
          ? undefined
          : 'row policies are not applied to views by this server',
    },
    {
      what: 'only one organisation is seen',
      problem: async (asUser) => {
        const rows = await select<{ tenant: string }>(
          asUser,
          `SELECT DISTINCT tenant FROM ${MART}.freshness`,
        );
        const others = rows.filter((row) => row.tenant !== tenant);
        return others.length === 0 ? undefined : `rows of ${String(others.length)} others are`;
      },
    },
    {
      what: 'the tables behind the views are closed',
      problem: (asUser) => refused(asUser, `SELECT count() FROM ${identifier(database)}.click`),
    },
    {
      what: 'nothing can be made',
      problem: (asUser) => refused(asUser, `CREATE TABLE ${MART}.t (a Int8) ENGINE = Memory`),
    },
    {
      what: 'memory cannot be raised',
      problem: (asUser) => refused(asUser, 'SELECT 1 SETTINGS max_memory_usage = 9000000000'),
    },
    {
      what: 'Grafana can set how long a query may take',
      problem: async (asUser) => {
        try {
          await select(asUser, 'SELECT 1 SETTINGS max_execution_time = 30');
          return undefined;
        } catch (error) {
          return `${String(error)} (settings_constraints_replace_previous has to be on in the server's access_control_improvements)`;
        }
      },
    },
  ];
}

async function refused(asUser: ClickHouseClient, query: string): Promise<string | undefined> {
  try {
    await asUser.command({ query });
    return `${query} was allowed`;
  } catch {
    return undefined;
  }
}
