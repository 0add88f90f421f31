import { type Row } from './recount.js';

/** Lines by period and label, from plain loops; the rates are made of the numbers on the line. */
export type Expected = ReadonlyMap<string, Row>;

export const keyOf = (period: string, label: string): string => `${period} | ${label}`;
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** What the line has been told so far, every number from 0. */
export class Tally {
  readonly lines = new Map<string, Row>();
  private readonly people = new Map<string, Set<string>>();

  add(key: string, name: string, by = 1): void {
    const line = this.lines.get(key) ?? {};
    line[name] = Number(line[name] ?? 0) + by;
    this.lines.set(key, line);
  }

  /** Counts a person, or whatever is named, once per line. */
  addOnce(key: string, name: string, who: string): void {
    const seen = this.people.get(`${key} ${name}`) ?? new Set();
    if (!seen.has(who)) this.add(key, name);
    this.people.set(`${key} ${name}`, seen.add(who));
  }
}
