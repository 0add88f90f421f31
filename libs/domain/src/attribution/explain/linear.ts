import { type Explain, percent } from './explanation.js';

export const explainLinear: Explain = (path) =>
  path.map(() => {
    const weight = 1 / path.length;
    return { weight, because: `every touch the same: 1 / ${String(path.length)} = ${percent(weight)}` };
  });
