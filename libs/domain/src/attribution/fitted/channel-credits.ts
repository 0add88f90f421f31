import { type ChannelNames } from '../paths/channel-names.js';
import { type ChannelCredit } from './fitted-model.js';

/** Largest credit first, then by name: the order of the result says nothing about the order of the journeys. */
export function channelCredits(
  names: ChannelNames,
  conversions: Float64Array,
  values: Float64Array,
  removalEffects?: Float64Array,
): ChannelCredit[] {
  return names.all
    .map((channel, id) => ({
      channel,
      conversions: conversions[id] ?? 0,
      value: values[id] ?? 0,
      ...(removalEffects !== undefined && { removalEffect: removalEffects[id] ?? 0 }),
    }))
    .sort((a, b) => b.conversions - a.conversions || (a.channel < b.channel ? -1 : 1));
}
