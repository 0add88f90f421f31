import { type Outcome } from './hiring.js';
import { rate } from './rate.js';

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
        ...share('from_previous', at(stage), previous === undefined ? new Set() : at(previous)),
        ...share('from_application', at(stage), at('application')),
      };
    });
  }
  return lines;
}

function share<N extends string>(name: N, reached: ReadonlySet<string>, whole: ReadonlySet<string>) {
  return rate(name, [...whole].filter((one) => reached.has(one)).length, whole.size);
}
