import { type ClientBase, type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Claim, mergeClaim } from './claim.js';

const ADD_CLAIMS = loadSql(import.meta.url, './add-claims.sql');
const FIND_CLAIMS = loadSql(import.meta.url, './find-claims.sql');

/** Committed when it resolves: from then on whoever stores what is waited for finds the candidate. */
export async function addClaims(postgres: Pool, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  await postgres.query(ADD_CLAIMS, [
    claims.map(({ tenant }) => tenant),
    claims.map(({ claim }) => claim),
    claims.map(({ candidateRef }) => candidateRef),
  ]);
}

/** Who waits for any of these; per claim. */
export async function findClaims(
  postgres: Pool | ClientBase,
  tenant: TenantId,
  claims: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (claims.length === 0) return found;
  const { rows } = await postgres.query<{ claim: string; candidate_ref: string }>(FIND_CLAIMS, [
    tenant,
    claims,
  ]);
  for (const { claim, candidate_ref } of rows) found.set(claim, [...(found.get(claim) ?? []), candidate_ref]);
  return found;
}

/** For each candidate everybody they are merged with, directly or through others, themselves included. */
export async function mergedFamilies(
  postgres: Pool | ClientBase,
  tenant: TenantId,
  candidates: Iterable<string>,
): Promise<Map<string, ReadonlySet<string>>> {
  const relatives = new Map<string, readonly string[]>();
  let unasked = [...new Set(candidates)];
  while (unasked.length > 0) {
    const found = await findClaims(postgres, tenant, unasked.map(mergeClaim));
    for (const ref of unasked) relatives.set(ref, found.get(mergeClaim(ref)) ?? []);
    unasked = [...new Set([...found.values()].flat())].filter((ref) => !relatives.has(ref));
  }
  const families = new Map<string, ReadonlySet<string>>();
  for (const ref of relatives.keys()) if (!families.has(ref)) spread(ref, relatives, families);
  return families;
}

function spread(
  from: string,
  relatives: ReadonlyMap<string, readonly string[]>,
  families: Map<string, ReadonlySet<string>>,
): void {
  const family = new Set([from]);
  for (const ref of family) for (const relative of relatives.get(ref) ?? []) family.add(relative);
  for (const ref of family) families.set(ref, family);
}
