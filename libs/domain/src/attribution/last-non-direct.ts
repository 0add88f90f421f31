import { type PathModel } from './model.js';

/**
 * Last non-direct touch: `w_j = 1` with `j = max{i : c_i is not direct}`. Google Analytics 4 words its last click the
 * same way: direct is ignored unless there is nothing else.
 */
export const lastNonDirect = {
  kind: 'path',
  name: 'last_non_direct',
  version: 1,
  title: 'Last non-direct touch',
  definition:
    'All credit goes to the last touch that was not a direct visit. When every touch was direct, to the last one.',
  looksAt: 'shape',
  weigh: (path) => {
    const lastNamed = path.findLastIndex((step) => step.channel.kind !== 'direct');
    const winner = lastNamed === -1 ? path.length - 1 : lastNamed;
    return path.map((_, i) => (i === winner ? 1 : 0));
  },
} as const satisfies PathModel;
