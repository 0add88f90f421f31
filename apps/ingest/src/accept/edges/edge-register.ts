import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type EventKey, type TenantId } from '#domain/ids.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { transactionInTime } from '../../transaction-in-time.js';
import { EdgeGraph } from './edge-graph.js';
import { type EventEdge } from './event-edge.js';

const LOCK = loadSql(import.meta.url, './sql/lock-edges.sql');
const REACHABLE = loadSql(import.meta.url, './sql/reachable-edges.sql');
const ADD = loadSql(import.meta.url, './sql/add-edges.sql');

/** An event's wish to add an edge. */
export interface EdgeClaim {
  readonly tenant: TenantId;
  readonly edge: EventEdge;
  readonly key: EventKey;
  readonly contentHash: string;
}

/** The circle an edge would have closed, or undefined when it was added. */
export type EdgeOutcome = readonly string[] | undefined;

interface EdgeRow {
  readonly tenant_id: TenantId;
  readonly kind: EventEdge['kind'];
  readonly from_ref: string;
  readonly to_ref: string;
}

/**
 * The edges of all accepted merges and reshares, per organisation and kind without a circle: whichever of them arrive,
 * in whatever order, each candidate has one survivor and each share one origin. So an edge stays for good; a merge that
 * a later one of the same reference replaces may become the latest again when events come late, and goes on counting.
 *
 * Two processes that add the two halves of a circle at once take turns: before it reads, each takes a lock per
 * organisation and kind that is held until its commit, and a statement after the lock sees what the other committed.
 */
@Injectable()
export class EdgeRegister {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** Adds edges in the order given, except those that close a circle. Safe to repeat; touches nothing without claims. */
  async claim(claims: readonly EdgeClaim[]): Promise<EdgeOutcome[]> {
    if (claims.length === 0) return [];
    const tenants = claims.map(({ tenant }) => tenant);
    const kinds = claims.map(({ edge }) => edge.kind);
    return transactionInTime(this.pool, async (statement) => {
      await statement(LOCK, [tenants, kinds]);
      // A circle of these and of stored edges leads, from the far end of each of these, over stored edges to the next.
      const { rows } = await statement<EdgeRow>(REACHABLE, [
        tenants,
        kinds,
        claims.map(({ edge }) => edge.to),
      ]);
      const graphs = new Map<string, EdgeGraph>();
      for (const row of rows) graphOf(graphs, row.tenant_id, row.kind).add(row.from_ref, row.to_ref);
      const outcomes = claims.map(({ tenant, edge }) => {
        const graph = graphOf(graphs, tenant, edge.kind);
        const circle = graph.circle(edge.from, edge.to);
        if (circle === undefined) graph.add(edge.from, edge.to);
        return circle;
      });
      const added = claims.filter((_, index) => outcomes[index] === undefined);
      await statement(ADD, [
        added.map(({ tenant }) => tenant),
        added.map(({ edge }) => edge.kind),
        added.map(({ edge }) => edge.from),
        added.map(({ edge }) => edge.to),
        added.map(({ key }) => key),
        added.map(({ contentHash }) => contentHash),
      ]);
      return outcomes;
    });
  }
}

/** A tenant id holds no slash, so the two parts cannot run into each other. */
function graphOf(graphs: Map<string, EdgeGraph>, tenant: TenantId, kind: EventEdge['kind']): EdgeGraph {
  const name = `${tenant}/${kind}`;
  const graph = graphs.get(name) ?? new EdgeGraph();
  graphs.set(name, graph);
  return graph;
}
