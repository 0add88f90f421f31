import { type ClientBase } from 'pg';
import { type TenantId } from '#domain/ids.js';

const SHARE = `SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))`;
const TAKE = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`;

/**
 * Held by whoever computes candidates, until the transaction ends: meanwhile the tenant's list of live ledgers stays as
 * it is. To be taken before that list is read.
 */
export async function shareLedgers(transaction: ClientBase, tenant: TenantId): Promise<void> {
  await transaction.query(SHARE, [nameOf(tenant)]);
}

/** Held by whoever adds a live ledger or switches to it: no candidate of the tenant is being computed meanwhile. */
export async function takeLedgers(transaction: ClientBase, tenant: TenantId): Promise<void> {
  await transaction.query(TAKE, [nameOf(tenant)]);
}

function nameOf(tenant: TenantId): string {
  return `ledgers of ${tenant}`;
}
