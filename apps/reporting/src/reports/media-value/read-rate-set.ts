import { type Pool } from 'pg';
import { type Network } from '#domain/events/catalogue.js';
import { type Day, type Instant, type TenantId } from '#domain/ids.js';
import { type MediaRate, type RateMetric } from '#domain/media-value/media-rate.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { LAST_DAY } from '../../parameters/calendar-day.js';

const RATE_SET = loadSql(import.meta.url, './rate-set.sql');

/** The rates that count, and the number of their version: 0 while none was entered. */
export interface RateSet {
  readonly version: number;
  readonly cpc: readonly MediaRate[];
  readonly cpm: readonly MediaRate[];
}

/** @param asKnownAt the moment whose rates are asked for; null is now */
export async function readRateSet(
  postgres: Pool,
  tenant: TenantId,
  asKnownAt: Instant | null,
): Promise<RateSet> {
  const { rows } = await postgres.query<RateRow>(RATE_SET, [tenant, asKnownAt ?? 'infinity']);
  const rates = rows.flatMap((row) => (row.metric === null ? [] : [rateOf(row)]));
  return {
    version: rows[0]?.version ?? 0,
    cpc: rates.filter(({ metric }) => metric === 'cpc'),
    cpm: rates.filter(({ metric }) => metric === 'cpm'),
  };
}

/** The rates of one metric as the lists that media-counts.sql takes. */
export function rateParams(metric: RateMetric, rates: readonly MediaRate[]): Record<string, unknown> {
  return {
    [`${metric}_networks`]: rates.map(({ network }) => network),
    [`${metric}_from`]: rates.map(({ validFrom }) => validFrom),
    [`${metric}_to`]: rates.map(({ validTo }) => validTo ?? LAST_DAY),
  };
}

type RateRow = { readonly version: number } & (RateColumns | { readonly metric: null });

interface RateColumns {
  readonly network: Network;
  readonly metric: RateMetric;
  readonly currency: string;
  readonly low_micro: number;
  readonly central_micro: number;
  readonly high_micro: number;
  readonly source: string;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
}

function rateOf(row: RateColumns): MediaRate {
  const { network, metric, currency, source } = row;
  return {
    ...{ network, metric, currency, source },
    lowMicro: BigInt(row.low_micro),
    centralMicro: BigInt(row.central_micro),
    highMicro: BigInt(row.high_micro),
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
  };
}
