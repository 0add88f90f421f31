import { STAGES } from '#domain/events/talent.js';
import { type ReportRow } from '../report.js';
import { wilsonInterval } from '#domain/statistics/wilson-interval.js';

type Stage = (typeof STAGES)[number];

/** How many applications of a group stand at exactly these stages (and had exactly those reversed). */
export interface CohortRow {
  readonly member: string;
  readonly is_internal: boolean;
  readonly standing: readonly string[];
  readonly reversed: readonly string[];
  readonly applications: number;
}

interface Counts {
  readonly outcomes: number;
  readonly reversed: number;
}

/** The funnel of the applications of a period: of those at one stage, how many are at the next as well. */
export function cohortFunnel(rows: readonly CohortRow[], by: string): ReportRow[] {
  return groupsOf(rows, by).flatMap(({ member, isInternal, group }) =>
    STAGES.map((stage, index) => {
      const previous = STAGES[index - 1];
      const at = (...stages: readonly Stage[]) =>
        total(group.filter(({ standing }) => stages.every((name) => standing.includes(name))));
      const counts = {
        outcomes: at(stage),
        reversed: total(group.filter(({ reversed }) => reversed.includes(stage))),
      };
      return {
        ...lineOf(by, member, isInternal, stage, counts),
        ...(previous === undefined ? NO_PREVIOUS : rate('from_previous', at(previous, stage), at(previous))),
        ...rate('from_application', at('application', stage), at('application')),
      };
    }),
  );
}

/**
 * What happened in a period, whenever the application came in. The hires of a month belong to applications of earlier
 * months, so dividing one by the other is no rate of anything and none is given.
 */
export function outcomeFunnel(lines: readonly ReportRow[], by: string): ReportRow[] {
  const rows = lines.map((line) => ({
    member: by === 'total' ? '' : String(line[by]),
    is_internal: line['mobility'] === 'internal',
    stage: line['stage'],
    outcomes: Number(line['outcomes']),
    reversed: Number(line['reversed']),
  }));
  return groupsOf(rows, by).flatMap(({ member, isInternal, group }) =>
    STAGES.map((stage) => {
      const found = group.find((row) => row.stage === stage);
      const counts = { outcomes: found?.outcomes ?? 0, reversed: found?.reversed ?? 0 };
      return {
        ...lineOf(by, member, isInternal, stage, counts),
        ...NO_PREVIOUS,
        ...rate('from_application', 0, 0),
      };
    }),
  );
}

/** People from outside first, then internal mobility; both are always there for the total. */
function groupsOf<Row extends { readonly member: string; readonly is_internal: boolean }>(
  rows: readonly Row[],
  by: string,
) {
  const members = by === 'total' ? [''] : [...new Set(rows.map(({ member }) => member))];
  return [false, true].flatMap((isInternal) =>
    members
      .map((member) => ({
        member,
        isInternal,
        group: rows.filter((row) => row.member === member && row.is_internal === isInternal),
      }))
      .filter(({ group }) => by === 'total' || group.length > 0),
  );
}

function lineOf(by: string, member: string, isInternal: boolean, stage: Stage, counts: Counts): ReportRow {
  return {
    ...(by === 'total' ? {} : { [by]: member }),
    mobility: isInternal ? 'internal' : 'external',
    stage,
    ...counts,
  };
}

const NO_PREVIOUS = rate('from_previous', 0, 0);

function rate(name: string, part: number, whole: number): ReportRow {
  const interval = wilsonInterval(part, whole);
  return {
    [name]: whole === 0 ? null : part / whole,
    [`${name}_low`]: interval?.low ?? null,
    [`${name}_high`]: interval?.high ?? null,
  };
}

function total(rows: readonly CohortRow[]): number {
  return rows.reduce((sum, { applications }) => sum + applications, 0);
}
