import { type Network } from '#domain/events/catalogue.js';
import { type RateMetric } from '#domain/media-value/media-rate.js';
import { type MediaRateBody } from './media-rates.body.js';

const MICRO_PER_UNIT = 1_000_000;

/** A row of read-rates.sql. */
export interface RateRow {
  readonly version: number;
  readonly entered_at: Date;
  readonly entered_by: string;
  /** Null when the version has no rates; then everything after it is too. */
  readonly position: number | null;
  readonly network: Network;
  readonly metric: RateMetric;
  readonly currency: string;
  readonly low_micro: number;
  readonly central_micro: number;
  readonly high_micro: number;
  readonly source: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

/** One version of the rates, as it was entered. */
export interface MediaRatesView {
  /** 0 while none was ever entered. */
  readonly version: number;
  readonly enteredAt: string | null;
  /** The id of the key. */
  readonly enteredBy: string | null;
  readonly rates: readonly Required<MediaRateBody>[];
}

export const NO_RATES: MediaRatesView = { version: 0, enteredAt: null, enteredBy: null, rates: [] };

/** Undefined for a version that does not exist. */
export function mediaRatesView(rows: readonly RateRow[]): MediaRatesView | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    version: first.version,
    enteredAt: first.entered_at.toISOString(),
    enteredBy: first.entered_by,
    rates: rows.filter(({ position }) => position !== null).map(rateView),
  };
}

function rateView(row: RateRow): Required<MediaRateBody> {
  const { network, metric, currency, source } = row;
  return {
    network,
    metric,
    currency,
    low: row.low_micro / MICRO_PER_UNIT,
    central: row.central_micro / MICRO_PER_UNIT,
    high: row.high_micro / MICRO_PER_UNIT,
    source,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
