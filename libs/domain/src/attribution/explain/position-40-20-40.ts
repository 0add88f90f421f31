import { type Explain, percent } from './explanation.js';

export const explainPosition402040: Explain = ({ length }) =>
  Array.from({ length }, (_, index) => {
    if (length === 1) return { weight: 1, because: `the only touch: ${percent(1)}` };
    const isEnd = index === 0 || index === length - 1;
    const end = index === 0 ? 'first' : 'last';
    if (length === 2)
      return {
        weight: 0.5,
        because: `the ${end} of two, with none between: 40 / (40 + 40) = ${percent(0.5)}`,
      };
    if (isEnd) return { weight: 0.4, because: `the ${end} touch: ${percent(0.4)}` };
    const between = length - 2;
    const weight = 0.2 / between;
    return { weight, because: `between first and last: 20 % / ${String(between)} = ${percent(weight)}` };
  });
