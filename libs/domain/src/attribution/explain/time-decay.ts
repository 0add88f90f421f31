import { epochMsOf } from '../../time/instant.js';
import { decimal, type Explain, percent } from './explanation.js';

const MS_PER_DAY = 86_400_000;

export const explainTimeDecay: Explain = (path, { settings: { halfLifeDays } }) => {
  const last = path.at(-1);
  if (last === undefined) return [];
  const daysBefore = path.map(({ at }) => (epochMsOf(last.at) - epochMsOf(at)) / MS_PER_DAY);
  const halved = daysBefore.map((days) => Math.pow(0.5, days / halfLifeDays));
  const total = halved.reduce((sum, part) => sum + part, 0);
  return halved.map((part, index) => {
    const weight = part / total;
    const age = decimal(daysBefore[index] ?? 0, 1);
    return {
      weight,
      because: `${age} d before the last touch: 2^-(${age} d / ${decimal(halfLifeDays, 2)} d) = ${decimal(part, 3)}; ${decimal(part, 3)} / ${decimal(total, 3)} = ${percent(weight)}`,
    };
  });
};
