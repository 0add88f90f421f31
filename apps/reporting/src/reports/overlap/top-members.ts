import { type ReportRow } from '../report.js';

/** Ten members are 45 pairs: as much as anybody looks through. */
export const MAX_MEMBERS = 10;

export interface TopMembers {
  readonly members: readonly string[];
  /** How many there are with visitors, those left out counted. */
  readonly all: number;
}

/**
 * The members that reached most visitors, of lines with their unique clickers. Lines of what is no member, and of those
 * whom nobody may see apart, have a label in brackets, with which no code begins.
 */
export function topMembers(lines: readonly ReportRow[], by: string): TopMembers {
  const found = lines
    .map((line) => ({ member: String(line[by]), visitors: Number(line['unique_clickers']) }))
    .filter(({ member, visitors }) => !member.startsWith('(') && visitors > 0)
    .sort((a, b) => b.visitors - a.visitors || (a.member < b.member ? -1 : 1));
  return { members: found.slice(0, MAX_MEMBERS).map(({ member }) => member), all: found.length };
}
