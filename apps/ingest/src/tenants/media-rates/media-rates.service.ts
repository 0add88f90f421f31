import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../../query-in-time.js';
import { transactionInTime } from '../../transaction-in-time.js';
import { type MediaRatesBody } from './media-rates.body.js';
import { type MediaRatesView, mediaRatesView, NO_RATES, type RateRow } from './media-rates.view.js';
import { readRatesBody } from './read-rates-body.js';

const LOCK = loadSql(import.meta.url, './sql/lock-organisation.sql');
const NEXT_VERSION = loadSql(import.meta.url, './sql/next-version.sql');
const ADD_RATES = loadSql(import.meta.url, './sql/add-rates.sql');
const READ_RATES = loadSql(import.meta.url, './sql/read-rates.sql');

const MAX_VERSION = 2_147_483_647;

/** What clicks and impressions would have cost an organisation, in versions. What was entered is never changed. */
@Injectable()
export class MediaRatesService {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** The latest version, or one that says that there is none. */
  async current(tenant: TenantId): Promise<MediaRatesView> {
    return (await this.read(tenant, null)) ?? NO_RATES;
  }

  /** @param version as it was written in the path */
  async version(tenant: TenantId, version: string): Promise<MediaRatesView> {
    const number = /^\d{1,10}$/.test(version) ? Number(version) : 0;
    const view = number >= 1 && number <= MAX_VERSION ? await this.read(tenant, number) : undefined;
    if (view !== undefined) return view;
    const { version: latest } = await this.current(tenant);
    throw new ProblemError('not-found', {
      detail:
        latest === 0
          ? 'No media rates were entered yet.'
          : `There is no such version of the media rates: they are numbered 1 to ${String(latest)}.`,
    });
  }

  /** Enters a whole new version, which counts from now on; answers about the past go on being given by those before. */
  async enter({ tenant, keyId }: Credential, body: MediaRatesBody): Promise<MediaRatesView> {
    const rates = readRatesBody(body);
    const version = await transactionInTime(this.pool, async (statement) => {
      await statement(LOCK, [tenant]);
      const { rows } = await statement<{ version: number }>(NEXT_VERSION, [tenant, keyId]);
      const next = rows[0]?.version ?? 0;
      await statement(ADD_RATES, [
        tenant,
        next,
        rates.map(({ network }) => network),
        rates.map(({ metric }) => metric),
        rates.map(({ currency }) => currency),
        rates.map(({ lowMicro }) => String(lowMicro)),
        rates.map(({ centralMicro }) => String(centralMicro)),
        rates.map(({ highMicro }) => String(highMicro)),
        rates.map(({ source }) => source),
        rates.map(({ validFrom }) => validFrom),
        rates.map(({ validTo }) => validTo ?? null),
      ]);
      return next;
    });
    return this.version(tenant, String(version));
  }

  private async read(tenant: TenantId, version: number | null): Promise<MediaRatesView | undefined> {
    const { rows } = await queryInTime<RateRow>(this.pool, READ_RATES, [tenant, version]);
    return mediaRatesView(rows);
  }
}
