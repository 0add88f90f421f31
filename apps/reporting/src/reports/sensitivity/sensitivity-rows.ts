import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { type ReportRow, type Warning } from '../report.js';
import { type WindowedCredits } from './windowed-credits.js';

const TOP = 10;

/** The lines of one window and model: largest credit first, and last what belongs to nobody, always there. */
export function sensitivityRows(credits: WindowedCredits, by: string, unattributedLine: string): ReportRow[] {
  const { windowDays, model, microOf, touchesOf, lostOf, unattributedMicro } = credits;
  const members = rankedMembers(credits);
  const lineOf = (member: string, micro: number, rank: number | null): ReportRow => ({
    window: windowLabel(windowDays),
    model,
    [by]: member,
    windowed_credit: micro / MICRO_PER_OUTCOME,
    credit_rank: rank,
    window_touches: touchesOf.get(member) ?? 0,
    window_touches_lost: lostOf.get(member) ?? 0,
  });
  let rank = 1; // equal credits share a place
  return [
    ...members.map((member, place) => {
      const micro = microOf.get(member) ?? 0;
      if (place === 0 || micro < (microOf.get(members[place - 1] ?? '') ?? 0)) rank = place + 1;
      return lineOf(member, micro, rank);
    }),
    lineOf(unattributedLine, unattributedMicro, null),
  ];
}

export function windowLabel(windowDays: number): string {
  return `${String(windowDays)} days`;
}

/** What the choice of the window, or of the model, changes about who comes first. */
export function topTenWarnings(all: readonly WindowedCredits[]): Warning[] {
  const models = changed(all, 'model');
  const windows = changed(all, 'windowDays');
  return [
    ...(models.length === 0
      ? []
      : [
          {
            code: 'top_ten_depends_on_window',
            detail: `Under ${models.join(', ')} the ten lines with most credit, or their order, change with the window.`,
          },
        ]),
    ...(windows.length === 0
      ? []
      : [
          {
            code: 'top_ten_depends_on_model',
            detail: `In the window of ${windows.join(', ')} days the ten lines with most credit, or their order, change with the model.`,
          },
        ]),
  ];
}

/** Those with the same model (or window) whose first ten are not all alike. */
function changed(all: readonly WindowedCredits[], fixed: 'model' | 'windowDays'): string[] {
  return [...Map.groupBy(all, (credits) => String(credits[fixed]))].flatMap(([name, group]) => {
    const tops = new Set(group.map((credits) => JSON.stringify(rankedMembers(credits).slice(0, TOP))));
    return tops.size > 1 ? [name] : [];
  });
}

/** Every member of the widest window, largest credit first, then by name. */
function rankedMembers({ microOf, lostOf }: WindowedCredits): string[] {
  const micro = (member: string) => microOf.get(member) ?? 0;
  return [...lostOf.keys()].sort((a, b) => micro(b) - micro(a) || (a < b ? -1 : 1));
}
