import { createClient } from '@clickhouse/client';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';

export interface StoredRow {
  readonly family: string;
  readonly source: string;
  readonly event_id: string;
  /** Of a click its link's code. */
  readonly type: string;
  readonly at: number;
  readonly subject: string;
}

export interface RefusedRow {
  /** Base64, as far as it is kept. */
  readonly raw: string;
  readonly reason: string;
  readonly problems: number;
  readonly rows: number;
}

const STORED = readFileSync(new URL('./stored-rows.sql', import.meta.url), 'utf8');
const REFUSED = readFileSync(new URL('./refused-rows.sql', import.meta.url), 'utf8');

/** Reads the stores directly, past every service: nothing of the product stands between the tables and these lists. */
export class Stored {
  constructor(
    private readonly clickhouseUrl: string,
    private readonly databaseUrl: string,
  ) {}

  /** @param only the trial and mark to look at, of an organisation that other trials write to as well */
  async rows(
    tenant: string,
    only: { readonly trial: string; readonly mark: string } | undefined,
  ): Promise<StoredRow[]> {
    const clickhouse = createClient({ url: this.clickhouseUrl });
    try {
      const result = await clickhouse.query({
        query: STORED,
        query_params: { tenant, trial: only?.trial ?? '', mark: only?.mark ?? '' },
        format: 'JSONEachRow',
        // A row is one row however many parts it lies in; whole numbers of 64 bits come as numbers.
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      });
      return await result.json<StoredRow>();
    } finally {
      await clickhouse.close();
    }
  }

  async refused(tenant: string): Promise<RefusedRow[]> {
    const postgres = new Client({ connectionString: this.databaseUrl });
    await postgres.connect();
    try {
      const { rows } = await postgres.query<RefusedRow>(REFUSED, [tenant]);
      // PostgreSQL breaks base64 into lines.
      return rows.map((row) => ({ ...row, raw: row.raw.replaceAll('\n', '') }));
    } finally {
      await postgres.end();
    }
  }
}
