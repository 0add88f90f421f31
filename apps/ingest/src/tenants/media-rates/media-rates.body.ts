import { type Static, Type } from 'typebox';
import { CalendarDay, closed, Network } from '#domain/events/fields.js';
import { RATE_METRICS } from '#domain/media-value/media-rate.js';

/** More than fourteen networks with two metrics each need over a lifetime of yearly rates. */
const MAX_RATES = 1_000;
/** More than any click costs in any currency. */
const MAX_AMOUNT = 1_000_000;

const Amount = (description: string) =>
  Type.Number({
    minimum: 0,
    maximum: MAX_AMOUNT,
    description: `${description} In units of the currency (euros, not cents), with at most six decimals.`,
  });

export const MediaRateBody = Type.Object(
  {
    network: Network,
    metric: Type.Enum([...RATE_METRICS], {
      description: 'cpc: the price of a click. cpm: the price of a thousand impressions.',
    }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' }),
    low: Amount('The least it would have cost.'),
    central: Amount('What it would have cost.'),
    high: Amount('The most it would have cost.'),
    source: Type.String({
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000]*$',
      description: 'Where the numbers come from: the own campaigns of a year, an offer, a price list.',
    }),
    validFrom: CalendarDay,
    validTo: Type.Optional(
      Type.Union([CalendarDay, Type.Null()], {
        description: 'The last day. Leave it out while there is none.',
      }),
    ),
  },
  closed,
);
export type MediaRateBody = Static<typeof MediaRateBody>;

/** A whole set of rates: take what GET has under `rates`, change it, send it back. */
export const MediaRatesBody = Type.Object(
  { rates: Type.Array(MediaRateBody, { maxItems: MAX_RATES }) },
  closed,
);
export type MediaRatesBody = Static<typeof MediaRatesBody>;
