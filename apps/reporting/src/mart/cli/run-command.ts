import { type ClickHouseClient } from '@clickhouse/client';
import { type ClickHouseAddress } from '#shared/clickhouse/client.js';
import { checkIsolation } from '../access/check-isolation.js';
import { martStatements } from '../access/mart-statements.js';
import { MART } from '../access/names.js';
import { newPassword, stored } from '../access/password.js';
import { type MartServer } from '../access/server.js';
import { dropUserStatement, tenantStatements, userStatements } from '../access/user-statements.js';
import { HELP, type Options } from './options.js';

const DONE = 0;
const NOT_APART = 1;

export interface CommandContext {
  readonly address: ClickHouseAddress;
  readonly connect: (address: ClickHouseAddress) => ClickHouseClient;
  /** Sends no settings: a read-only user may not change any, and would be refused every query. */
  readonly connectPlainly: (address: ClickHouseAddress) => ClickHouseClient;
  readonly write: (text: string) => void;
}

/** Does what the command line says; resolves to the exit code. */
export async function runCommand(options: Options, context: CommandContext): Promise<number> {
  const { address, write } = context;
  const server: MartServer = {
    database: address.database,
    owner: address.username ?? 'default',
    cluster: address.cluster,
  };
  switch (options.command) {
    case 'help':
      write(HELP);
      return DONE;
    case 'print': {
      const { tenant } = options;
      const statements = [
        ...martStatements(server),
        ...(tenant === undefined ? [] : tenantStatements(tenant, server)),
      ];
      write(options.json ? asJson({ statements }) : `${statements.join(';\n\n')};\n`);
      return DONE;
    }
    case 'create': {
      const statements = martStatements(server);
      await runAll(statements, context);
      write(
        options.json
          ? asJson({ database: MART, statements: statements.length })
          : `The database ${MART} is up to date: ${String(statements.length)} statements\n`,
      );
      return DONE;
    }
    case 'drop-user':
      await runAll([dropUserStatement(options.name, server)], context);
      write(options.json ? asJson({ dropped: options.name }) : `${options.name} is gone\n`);
      return DONE;
    case 'user':
      return makeUser(options, server, context);
  }
}

async function makeUser(
  { name, tenant, password: kind, json }: Extract<Options, { command: 'user' }>,
  server: MartServer,
  context: CommandContext,
): Promise<number> {
  const { address, connectPlainly, write } = context;
  const password = newPassword();
  await runAll(tenantStatements(tenant, server), context);
  await runAll(userStatements(name, tenant, stored(password, kind), server), context);
  const problems = await asUser();
  if (problems.length > 0) {
    await runAll([dropUserStatement(name, server)], context);
    write(
      json
        ? asJson({ user: null, problems })
        : `${name} was taken away again, because this server does not keep users apart:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n`,
    );
    return NOT_APART;
  }
  write(
    json
      ? asJson({ user: name, password, tenant, database: MART })
      : `User ${name} reads ${tenant} in the database ${MART}. Password, shown this once:\n  ${password}\n`,
  );
  return DONE;

  async function asUser(): Promise<readonly string[]> {
    const client = connectPlainly({ url: address.url, database: MART, username: name, password });
    try {
      return await checkIsolation(client, tenant, server.database);
    } catch (error) {
      return [`it could not be tried out: ${String(error)}`];
    } finally {
      await client.close();
    }
  }
}

async function runAll(statements: readonly string[], { address, connect }: CommandContext): Promise<void> {
  const client = connect(address);
  try {
    for (const statement of statements) await client.command({ query: statement });
  } finally {
    await client.close();
  }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
