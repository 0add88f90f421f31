import { martViews } from '../views/mart-views.js';
import { type MartView } from '../views/mart-view.js';
import { identifier, literal, MART, OURS } from './names.js';
import { type MartServer } from './server.js';

/**
 * What makes or renews the mart, in order; every statement may be run again. Settings are read-only but for those that
 * tools set by themselves, within bounds: how long a query may take (Grafana), how many rows come and what happens past
 * them (JDBC: Metabase, DBeaver), joins (Tableau). A server allows exceptions when its configuration says
 * settings_constraints_replace_previous, as a new one does.
 */
export function martStatements(server: MartServer): readonly string[] {
  const on = onCluster(server);
  return [
    `CREATE DATABASE IF NOT EXISTS ${MART}${on}`,
    ...martViews(server.database).map((view) => viewStatement(view, server)),
    `CREATE SETTINGS PROFILE OR REPLACE ${OURS}${on} SETTINGS ${PROFILE.join(', ')}`,
    // Policies hide everything from whoever has none. This one keeps the views readable for ourselves; each organisation's
    // role has its own. Anybody else who is granted the mart by mistake sees nothing.
    `CREATE ROW POLICY OR REPLACE ${OURS}_owner${on} ON ${MART}.* USING 1 AS PERMISSIVE TO ${identifier(server.owner)}`,
  ];
}

const PROFILE = [
  'readonly = 1',
  'max_execution_time = 60 MIN 1 MAX 60 CHANGEABLE_IN_READONLY',
  'max_result_rows = 1000000 MIN 1 MAX 1000000 CHANGEABLE_IN_READONLY',
  `result_overflow_mode = 'throw' CHANGEABLE_IN_READONLY`,
  'join_use_nulls = 0 CHANGEABLE_IN_READONLY',
  'max_memory_usage = 2000000000',
  'max_rows_to_read = 500000000',
  'max_concurrent_queries_for_user = 4',
];

/** The views run in the name of the product's own user: who may read one needs no right to a table behind it. */
export function viewStatement(
  { name, columns, comment, select }: MartView,
  { owner, ...server }: MartServer,
): string {
  const declared = columns.map(
    (column) => `  ${identifier(column.name)} ${column.type} COMMENT ${literal(column.comment)}`,
  );
  return [
    `CREATE OR REPLACE VIEW ${MART}.${name}${onCluster(server)}`,
    `(\n${declared.join(',\n')}\n)`,
    `DEFINER = ${identifier(owner)} SQL SECURITY DEFINER`,
    `AS ${select}`,
    `COMMENT ${literal(comment)}`,
  ].join('\n');
}

export function onCluster({ cluster }: Pick<MartServer, 'cluster'>): string {
  return cluster === undefined ? '' : ` ON CLUSTER ${identifier(cluster)}`;
}
