import { type Outcome } from './hiring.js';

/** Every figure of one line of the funnel. */
export interface FunnelLine {
  readonly outcomes: number;
  readonly reversed: number;
  readonly from_previous: number | null;
  readonly from_previous_low: number | null;
  readonly from_previous_high: number | null;
  readonly from_application: number | null;
  readonly from_application_low: number | null;
  readonly from_application_high: number | null;
}

const STAGES = ['application', 'qualified', 'interview', 'offer', 'hire'];
/** Two-sided 95 %. */
const Z = 1.959963984540054;

/** Per `mobility/stage`. */
export function funnelOf(outcomes: readonly Outcome[]): Record<string, FunnelLine> {
  const lines: Record<string, FunnelLine> = {};
  for (const mobility of ['external', 'internal']) {
    const group = outcomes.filter(({ internal }) => internal === (mobility === 'internal'));
    const at = (stage: string) =>
      new Set(
        group
          .filter((outcome) => outcome.stage === stage && !outcome.reversed)
          .map(({ applicationId }) => applicationId),
      );
    STAGES.forEach((stage, index) => {
      const previous = STAGES[index - 1];
      lines[`${mobility}/${stage}`] = {
        outcomes: at(stage).size,
        reversed: group.filter((outcome) => outcome.stage === stage && outcome.reversed).length,
        ...rate('from_previous', at(stage), previous === undefined ? new Set() : at(previous)),
        ...rate('from_application', at(stage), at('application')),
      };
    });
  }
  return lines;
}

function rate<N extends string>(name: N, reached: ReadonlySet<string>, whole: ReadonlySet<string>) {
  const n = whole.size;
  const k = [...whole].filter((one) => reached.has(one)).length;
  const values = n === 0 ? [null, null, null] : [k / n, ...wilson(k, n)];
  return { [name]: values[0], [`${name}_low`]: values[1], [`${name}_high`]: values[2] } as Record<
    N | `${N}_low` | `${N}_high`,
    number | null
  >;
}

/** Both roots of the quadratic of Wilson 1927: (n + z²)p² - (2k + z²)p + k²/n = 0. */
function wilson(k: number, n: number): [low: number, high: number] {
  const [a, b, c] = [n + Z * Z, -(2 * k + Z * Z), (k * k) / n];
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}
