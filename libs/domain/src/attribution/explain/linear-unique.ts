import { channelKey } from '../../journeys/touch.js';
import { type Explain, percent, touches } from './explanation.js';

export const explainLinearUnique: Explain = (path) => {
  const keys = path.map(({ channel }) => channelKey(channel));
  const channels = new Set(keys).size;
  return keys.map((key) => {
    const own = keys.filter((other) => other === key).length;
    const weight = 1 / channels / own;
    const because = `${String(channels)} different channels, each 1 / ${String(channels)}; this one has ${touches(own)}: 1 / ${String(channels)} / ${String(own)} = ${percent(weight)}`;
    return { weight, because };
  });
};
