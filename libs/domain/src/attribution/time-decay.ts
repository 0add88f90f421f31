import { epochMsOf } from '../time/instant.js';
import { type PathModel } from './model.js';

const MS_PER_DAY = 86_400_000;

/**
 * Time decay (Adobe Analytics, which also gives 7 days as the default half-life): `u_i = 2^(-(T-t_i)/h)` and
 * `w_i = u_i / sum u`. The factor `2^(-T/h)` cancels, so ages are counted from the last touch instead of from the
 * application: the largest exponent is then 0 and a long journey cannot underflow to 0/0.
 */
export const timeDecay = {
  kind: 'path',
  name: 'time_decay',
  version: 1,
  title: 'Time decay',
  definition:
    'A touch counts for half as much for every half-life (7 days by default) that it lies before the last touch.',
  looksAt: 'times',
  weigh: (path, { settings }) => {
    const last = path.at(-1);
    if (last === undefined) return [];
    const halfLifeMs = settings.halfLifeDays * MS_PER_DAY;
    const unscaled = path.map((step) => 2 ** ((epochMsOf(step.at) - epochMsOf(last.at)) / halfLifeMs));
    const total = unscaled.reduce((sum, weight) => sum + weight, 0);
    return unscaled.map((weight) => weight / total);
  },
} as const satisfies PathModel;
