import { type Milestones } from '../model.js';
import { decimal, type Explain, percent } from './explanation.js';

type Milestone = keyof Milestones;

/** Explains a model of Marketo Measure that weighs the first touch and the touches that led to milestones. */
export function explainMilestones(names: readonly Milestone[]): Explain {
  return (path, { milestones }) => {
    const positions = path.map((_, index) => (index === 0 ? ['the first touch'] : []));
    for (const name of names) {
      const at = milestones[name];
      // Not there: the stage was not reached, or no touch precedes it. Its part goes to the other positions.
      const led = at === undefined ? undefined : path.filter((touch) => touch.at <= at).length - 1;
      if (led !== undefined) positions[led]?.push(`the last touch before the ${name}`);
    }
    const held = positions.flat().length;
    const others = positions.filter((own) => own.length === 0).length;
    const shared = others === 0 ? 1 : 0.9;
    return positions.map((own) => {
      if (own.length === 0) {
        const weight = (1 - shared) / others;
        return { weight, because: `no position: 10 % / ${String(others)} others = ${percent(weight)}` };
      }
      const weight = (own.length * shared) / held;
      return {
        weight,
        because: `${own.join(' and ')}: ${String(own.length)} of ${String(held)} positions that share ${decimal(shared * 100, 0)} % = ${percent(weight)}`,
      };
    });
  };
}
