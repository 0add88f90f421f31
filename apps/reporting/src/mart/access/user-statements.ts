import { onCluster } from './mart-statements.js';
import { identifier, literal, MART, OURS, roleOf } from './names.js';
import { type StoredPassword } from './password.js';
import { type MartServer } from './server.js';

type Cluster = Pick<MartServer, 'cluster'>;

/** The role of one organisation, with what it may read and how much of it. Every statement may be run again. */
export function tenantStatements(tenant: string, server: Cluster): readonly string[] {
  const on = onCluster(server);
  const name = roleOf(tenant);
  const role = identifier(name);
  return [
    `CREATE ROLE IF NOT EXISTS ${role}${on} SETTINGS PROFILE ${literal(OURS)}`,
    `CREATE QUOTA OR REPLACE ${role}${on} KEYED BY user_name FOR INTERVAL 1 hour MAX queries = 2000, read_rows = 20000000000 TO ${role}`,
    `CREATE ROW POLICY OR REPLACE ${identifier(`${name}_rows`)}${on} ON ${MART}.* USING 1 AS PERMISSIVE TO ${role}`,
    // Restrictive: whatever else a user is allowed, no row of another organisation passes.
    `CREATE ROW POLICY OR REPLACE ${identifier(`${name}_tenant`)}${on} ON ${MART}.* USING tenant = ${literal(tenant)} AS RESTRICTIVE TO ${role}`,
    `GRANT${on} SELECT ON ${MART}.* TO ${role}`,
  ];
}

/** A user who reads one organisation. Refused by the server when there is one of that name. */
export function userStatements(
  name: string,
  tenant: string,
  password: StoredPassword,
  server: Cluster,
): readonly string[] {
  const on = onCluster(server);
  const role = identifier(roleOf(tenant));
  return [
    // The profile on the user too, so that it holds whatever roles are set.
    `CREATE USER ${identifier(name)}${on} IDENTIFIED WITH ${identification(password)} DEFAULT DATABASE ${MART} SETTINGS PROFILE ${literal(OURS)}`,
    `GRANT${on} ${role} TO ${identifier(name)}`,
    `ALTER USER ${identifier(name)}${on} DEFAULT ROLE ${role}`,
  ];
}

export function dropUserStatement(name: string, server: Cluster): string {
  return `DROP USER IF EXISTS ${identifier(name)}${onCluster(server)}`;
}

function identification(password: StoredPassword): string {
  return password.kind === 'sha256'
    ? `sha256_hash BY ${literal(password.hash)} SALT ${literal(password.salt)}`
    : `double_sha1_hash BY ${literal(password.hash)}`;
}
