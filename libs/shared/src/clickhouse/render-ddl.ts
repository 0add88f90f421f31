const HEAD =
  /^(CREATE (?:MATERIALIZED VIEW|VIEW|TABLE|DATABASE) IF NOT EXISTS|ALTER TABLE) (\w+|\{\w+:Identifier\})/;
/** Carries over rows of an older table. Run on one replica: the table it fills copies itself. */
const BACKFILL = /^INSERT INTO \w+\s+SELECT\b/;
const ENGINE = /\bENGINE = ((?:Replacing|Aggregating)?MergeTree)\b(?:\(([^)]*)\))?/g;

/**
 * Where the replicas of a table find each other. Named by database and table rather than by the table's own id, which is
 * the engine's default: a replica that is added later makes its tables by the same statements and joins the same path.
 */
const KEEPER_PATH = `'/clickhouse/tables/{shard}/{database}/{table}'`;
const REPLICA = `'{replica}'`;

/**
 * A statement of ours as a replicated cluster needs it: run on every server of the cluster, with tables that copy
 * themselves between them. The servers fill in their macros {shard} and {replica}. Without a cluster the statement is
 * returned as it is.
 */
export function renderDdl(statement: string, cluster: string | undefined): string {
  if (cluster === undefined) return statement;
  if (isBackfill(statement)) return statement;
  if (!HEAD.test(statement))
    throw new Error(
      `this statement is of no kind that is known on a cluster: ${statement.slice(0, 60)} ...; teach renderDdl`,
    );
  return statement
    .replace(HEAD, (_, head: string, name: string) => `${head} ${name} ON CLUSTER \`${cluster}\``)
    .replace(ENGINE, (_, engine: string, own: string | undefined) => {
      const parameters = [KEEPER_PATH, REPLICA, ...(own === undefined ? [] : [own])];
      return `ENGINE = Replicated${engine}(${parameters.join(', ')})`;
    });
}

/** Whether a statement moves rows instead of making something. What it did once needs no doing again on a new replica. */
export function isBackfill(statement: string): boolean {
  return BACKFILL.test(statement);
}
