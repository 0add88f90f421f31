import { parseCommandLine, UsageError } from '#shared/cli/usage-error.js';
import { userName } from '../access/names.js';
import { type StoredPassword } from '../access/password.js';

export const HELP = `npm run --silent mart -- COMMAND [options]

The database \`mart\` on a ClickHouse server: documented views for BI tools, the same tables and columns as OData has, and
read-only users who see one organisation each. No view has a person in it; small teams are one line together.

  create                     makes or renews the database, its views, and the limits on its users. Again after an update
  user NAME --tenant T       makes a user who reads the organisation T, tries out what that user can and cannot do,
                             and shows the password, this once. A server that does not hold the user to the
                             organisation gets the user taken away again
  drop-user NAME             takes a user away
  print [--tenant T]         writes the statements of create, and of user for T, and runs none of them

  --mysql                    user: a password that the MySQL interface can check (Looker Studio); weaker when stolen
  --json                     what was done, as JSON on standard output

The server and the product's own user on it come from the environment, as for the services: CLICKHOUSE_URL,
CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE, CLICKHOUSE_CLUSTER. That user must be allowed to manage access
(access_management). The embedded engine of standalone has no users: there, use OData, CSV or the query API.

Exit codes: 0 done, 1 the server does not keep users apart (the user was taken away), 2 it could not be done.
`;

export type Options =
  | { readonly command: 'help' }
  | { readonly command: 'create'; readonly json: boolean }
  | { readonly command: 'print'; readonly tenant: string | undefined; readonly json: boolean }
  | {
      readonly command: 'user';
      readonly name: string;
      readonly tenant: string;
      readonly password: StoredPassword['kind'];
      readonly json: boolean;
    }
  | { readonly command: 'drop-user'; readonly name: string; readonly json: boolean };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  tenant: { type: 'string' },
  mysql: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** @throws {@link UsageError} */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseCommandLine(args, OPTIONS);
  if (values.help === true) return { command: 'help' };
  const [command, name, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}" is one word too many`);
  const { tenant, json, mysql } = values;
  switch (command) {
    case 'create':
      return { command, json };
    case 'print':
      return { command, tenant, json };
    case 'user':
      if (name === undefined || tenant === undefined)
        throw new UsageError('Say who and for which organisation: user NAME --tenant T');
      return { command, name: userName(name), tenant, password: mysql ? 'double_sha1' : 'sha256', json };
    case 'drop-user':
      if (name === undefined) throw new UsageError('Say which user: drop-user NAME');
      return { command, name: userName(name), json };
    default:
      throw new UsageError(
        command === undefined ? 'Say what to do' : `"${command}" is none of create, user, drop-user, print`,
      );
  }
}
