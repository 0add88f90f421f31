import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../../query-in-time.js';
import { type AtsAdapter } from '../adapter.js';
import { adapterOf } from '../adapters.js';
import { type AtsSettings } from '../ats-settings.js';
import { type AtsConnection } from '../connection.js';

const FIND = loadSql(import.meta.url, './sql/find-connection.sql');
const LIST = loadSql(import.meta.url, './sql/list-connections.sql');
const ADD = loadSql(import.meta.url, './sql/add-connection.sql');
const EDIT = loadSql(import.meta.url, './sql/edit-connection.sql');
/** 96 random bits: the address of a webhook cannot be found by trying. */
const ID_BYTES = 12;
const ID = /^[0-9a-f]{24}$/;

interface Row extends Omit<AtsConnection, 'adapter'> {
  readonly ats: string;
}

/** The connections, in PostgreSQL. One of an adapter that is gone is, here, one that does not exist. */
@Injectable()
export class AtsConnections {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** Whoever's it is: only a delivery that proves itself, or a caller who owns it, gets to see it. */
  async find(id: string): Promise<AtsConnection | undefined> {
    if (!ID.test(id)) return undefined;
    const { rows } = await queryInTime<Row>(this.pool, FIND, [id]);
    return rows.flatMap(connectionOf)[0];
  }

  async list(tenant: TenantId): Promise<AtsConnection[]> {
    const { rows } = await queryInTime<Row>(this.pool, LIST, [tenant]);
    return rows.flatMap(connectionOf);
  }

  /** @returns its id */
  async add(
    tenant: TenantId,
    connection: { readonly adapter: AtsAdapter; readonly name: string; readonly settings: AtsSettings },
  ): Promise<string> {
    const id = randomBytes(ID_BYTES).toString('hex');
    const { adapter, name, settings } = connection;
    await queryInTime(this.pool, ADD, [id, tenant, adapter.name, name, JSON.stringify(settings)]);
    return id;
  }

  /** What is left out stays. @returns whether the organisation has such a connection */
  async edit(
    tenant: TenantId,
    id: string,
    change: {
      readonly name?: string | undefined;
      readonly settings?: AtsSettings | undefined;
      readonly disabled?: boolean | undefined;
    },
  ): Promise<boolean> {
    const settings = change.settings === undefined ? null : JSON.stringify(change.settings);
    const values = [tenant, id, change.name ?? null, settings, change.disabled ?? null];
    const { rowCount } = await queryInTime(this.pool, EDIT, values);
    return rowCount === 1;
  }
}

function connectionOf({ ats, ...row }: Row): AtsConnection[] {
  const adapter = adapterOf(ats);
  return adapter === undefined ? [] : [{ ...row, adapter }];
}
