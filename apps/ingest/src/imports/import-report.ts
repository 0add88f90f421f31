import { type RejectionReason } from '#domain/events/rejection.js';
import { type EventOutcome } from '../accept/outcome.js';
import { type CellRemark } from './kinds/row.js';
import { type Header } from './table/header.js';
import { type Table } from './table/read-table.js';
import { type SentRow } from './send-rows.js';

/** Something about a cell of the file. */
export interface Finding {
  /** From 1, as an editor counts them. */
  readonly line: number;
  /** What the file calls the column; absent when it is about the whole row. */
  readonly column?: string;
  /** What we call it. */
  readonly field?: string;
  readonly detail: string;
}

export interface ImportProblem extends Finding {
  readonly reason: RejectionReason;
  /** Where the row is kept among the refused; absent on a dry run. */
  readonly rejectedId?: string;
}

/** What came, or on a dry run would come, of a file. */
export interface ImportAnswer {
  readonly kind: string;
  readonly dryRun: boolean;
  readonly encoding: string;
  readonly delimiter: string;
  /** What the file calls the columns that were read, by our names. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that are not read and not stored. */
  readonly ignoredColumns: readonly string[];
  readonly rows: { readonly read: number; readonly withProblems: number };
  readonly events: { readonly accepted: number; readonly duplicate: number; readonly rejected: number };
  readonly problems: readonly ImportProblem[];
  /** Cells that were not used in rows that count all the same. */
  readonly leftOut: readonly Finding[];
  /** How many more problems or cells left out there are than are listed. */
  readonly notListed: number;
}

/** A million short rows could all be wrong; an answer of hundreds of megabytes helps nobody. */
const MAX_LISTED = 100_000;
const CORRECTION =
  'Something else was accepted for this before, and stands. If this is a correction, import the file with revision=2, or the next number that was not used yet.';

/** Gathers what is said about a file while it is read. */
export class ImportReport {
  private readonly problems: ImportProblem[] = [];
  private readonly leftOut: Finding[] = [];
  private readonly events = { accepted: 0, duplicate: 0, rejected: 0 };
  private readonly rows = { read: 0, withProblems: 0 };
  private notListed = 0;

  constructor(
    private readonly about: {
      readonly kind: string;
      readonly dryRun: boolean;
      readonly table: Table;
      readonly header: Header;
    },
  ) {}

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get rowsRead(): number {
    return this.rows.read;
  }

  /** @param outcomes one for each of what the row sent */
  add({ row: { line, leftOut }, events }: SentRow, outcomes: readonly EventOutcome[]): void {
    this.rows.read++;
    let isWrong = false;
    const conflicting = new Set<string | undefined>();
    outcomes.forEach((outcome, index) => {
      const event = events[index];
      if (event !== undefined) this.events[outcome.status]++;
      if (outcome.status !== 'rejected') return;
      isWrong = true;
      const { reason, rejectedId } = outcome;
      for (const { pointer, detail } of outcome.problems) {
        const column = event === undefined ? /^\/row\/(.+)$/.exec(pointer)?.[1] : columnOf(event, pointer);
        const isConflict = reason === 'identity_conflict';
        // A correction and what undoes the step before it conflict together; that is one thing to be told.
        if (isConflict && conflicting.has(column)) continue;
        if (isConflict) conflicting.add(column);
        const told = isConflict ? CORRECTION : detail;
        this.list(this.problems, {
          ...this.finding(line, { ...(column !== undefined && { column }), detail: told }),
          reason,
          ...(rejectedId !== undefined && { rejectedId }),
        });
      }
    });
    if (isWrong) this.rows.withProblems++;
    for (const remark of leftOut) this.list(this.leftOut, this.finding(line, remark));
  }

  /** Reading stopped here. */
  addBreak(line: number, detail: string): void {
    this.list(this.problems, { line, detail, reason: 'undecodable' });
  }

  answer(): ImportAnswer {
    const { kind, dryRun, table, header } = this.about;
    return {
      kind,
      dryRun,
      encoding: table.encoding,
      delimiter: table.delimiter,
      columns: Object.fromEntries([...header.found].map(([name, { called }]) => [name, called])),
      ignoredColumns: header.ignored,
      rows: { ...this.rows },
      events: { ...this.events },
      problems: this.problems,
      leftOut: this.leftOut,
      notListed: this.notListed,
    };
  }

  private finding(line: number, { column, detail }: CellRemark): Finding {
    if (column === undefined) return { line, detail };
    const called = this.about.header.found.get(column)?.called ?? column;
    const prefix = `${called}: `;
    return {
      line,
      column: called,
      field: column,
      detail: detail.startsWith(prefix) ? detail.slice(prefix.length) : detail,
    };
  }

  private list<T>(list: T[], item: T): void {
    if (this.problems.length + this.leftOut.length < MAX_LISTED) list.push(item);
    else this.notListed++;
  }
}

function columnOf({ column, columnOf: parts = {} }: SentRow['events'][number], pointer: string): string {
  const part = Object.keys(parts).find((prefix) => pointer === prefix || pointer.startsWith(`${prefix}/`));
  return part === undefined ? column : (parts[part] ?? column);
}
