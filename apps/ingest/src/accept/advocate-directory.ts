import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';

const KNOWN = loadSql(import.meta.url, './sql/known-advocates.sql');
const ADD = loadSql(import.meta.url, './sql/add-advocates.sql');
const MAX_CACHED = 200_000;

export interface AdvocateName {
  readonly tenant: TenantId;
  readonly advocateId: string;
}

/**
 * The advocates an organisation has named. A name is only ever added, so what was read once may be remembered; only
 * "not known" has to be asked again.
 */
@Injectable()
export class AdvocateDirectory {
  private readonly cache = new Set<string>();

  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** Which of these are known, as keys of {@link advocateKey}. One query for those not remembered. */
  async known(names: readonly AdvocateName[]): Promise<ReadonlySet<string>> {
    const keys = new Map(names.map((name) => [advocateKey(name), name]));
    const unsure = [...keys.values()].filter((name) => !this.cache.has(advocateKey(name)));
    const found = new Set([...keys.keys()].filter((key) => this.cache.has(key)));
    if (unsure.length > 0) {
      const { rows } = await queryInTime<{ tenant_id: TenantId; advocate_id: string }>(
        this.pool,
        KNOWN,
        columns(unsure),
      );
      for (const row of rows) found.add(advocateKey({ tenant: row.tenant_id, advocateId: row.advocate_id }));
    }
    this.remember(found);
    return found;
  }

  /** Makes names known, durably. Safe to repeat. */
  async add(names: readonly AdvocateName[]): Promise<void> {
    const fresh = names.filter((name) => !this.cache.has(advocateKey(name)));
    if (fresh.length === 0) return;
    await queryInTime(this.pool, ADD, columns(fresh));
    this.remember(fresh.map(advocateKey));
  }

  private remember(keys: Iterable<string>): void {
    if (this.cache.size > MAX_CACHED) this.cache.clear();
    for (const key of keys) this.cache.add(key);
  }
}

/** A tenant id holds no slash, so the two parts cannot run into each other. */
export function advocateKey({ tenant, advocateId }: AdvocateName): string {
  return `${tenant}/${advocateId}`;
}

function columns(names: readonly AdvocateName[]): [string[], string[]] {
  return [names.map(({ tenant }) => tenant), names.map(({ advocateId }) => advocateId)];
}
