import { type Measure } from './measure.js';

const NOT_MONEY =
  'It is a comparison with a price list: no income, no saving, no effect, and never added to what hires are worth or to costs saved.';

/** What the same clicks would have cost as advertising. Amounts are in the currency of their line. */
export const MEDIA_VALUE_MEASURES = [
  {
    name: 'media_value_low',
    title: 'Media-equivalent value, low',
    definition: `As the media-equivalent value, at the low end of each rate. ${NOT_MONEY}`,
    unit: 'currency',
    type: 'number',
    provenance: 'estimated',
    bound: 'lower',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'media_value',
    title: 'Media-equivalent value',
    definition: `Human clicks times the price of a click that the rate set gives for that network and local day; with the basis clicks_and_measured_impressions also impressions that a network reported, times a thousandth of the price of a thousand, by the rate of the day of the share. Potential reach is never valued. What has no rate is not valued and stands on the line (no rate). ${NOT_MONEY}`,
    unit: 'currency',
    type: 'number',
    provenance: 'estimated',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'media_value_high',
    title: 'Media-equivalent value, high',
    definition: `As the media-equivalent value, at the high end of each rate. ${NOT_MONEY}`,
    unit: 'currency',
    type: 'number',
    provenance: 'estimated',
    bound: 'upper',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'media_value_of_impressions',
    title: 'Of which impressions',
    definition:
      'The part of the media-equivalent value that comes from measured impressions. Somebody who was shown a share and clicked is in both parts.',
    unit: 'currency',
    type: 'number',
    provenance: 'estimated',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'media_cpc',
    title: 'Price of a click applied',
    definition:
      'The central price of a click, averaged over the clicks of the line. Empty without clicks that have a rate.',
    unit: 'currency per click',
    type: 'number',
    provenance: 'declared',
    additive: 'not',
    version: 1,
  },
  {
    name: 'media_cpm',
    title: 'Price of a thousand impressions applied',
    definition:
      'The central price of a thousand impressions, averaged over the impressions of the line. Empty without impressions that have a rate.',
    unit: 'currency per thousand impressions',
    type: 'number',
    provenance: 'declared',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
