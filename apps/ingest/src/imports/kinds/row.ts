import { type EventData } from '#domain/events/catalogue.js';
import { type Instant } from '#domain/ids.js';
import { type AtsReader } from '../../ats/adapter.js';
import { currencyDigits, readAmount } from '../cell/amounts.js';
import { type DayEdge, type Moments } from '../cell/moments.js';
import { isCode } from './is-code.js';

/** Something about one cell, or about the whole row when there is no column. */
export interface CellRemark {
  readonly column?: string;
  readonly detail: string;
}

/** What reading a row takes beside the row. */
export interface RowContext {
  readonly moments: Moments;
  /** Of the connection the file belongs to; of none, one that makes candidates pseudonymous all the same. */
  readonly ats: AtsReader;
  /** Whether ids get the prefix of an ATS, so that they are those of its webhooks. */
  readonly hasAtsCodes: boolean;
}

type Money = NonNullable<EventData<'vacancy.opened'>['cost']>;

const YES = new Set(['yes', 'true', '1', 'y', 'ja', 'j', 'oui', 'x']);
const NO = new Set(['no', 'false', '0', 'n', 'nee', 'nein', 'non']);

/** The cells of a row, read as what they should hold. Everything wrong is gathered; a problem makes undefined. */
export class Row {
  readonly problems: CellRemark[] = [];
  /** What was not used though the row is right. */
  readonly leftOut: CellRemark[] = [];

  constructor(
    private readonly cells: ReadonlyMap<string, string>,
    readonly context: RowContext,
  ) {}

  /** The text of a cell; undefined when it is empty or there is no such column. */
  text(column: string): string | undefined {
    const text = this.cells.get(column);
    return text === '' ? undefined : text;
  }

  title(column: string): string | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (text.length <= 300 && !text.includes('\0')) return text;
    return this.wrong(column, 'Has more than 300 characters, or one that cannot be stored.');
  }

  code(column: string): string | undefined {
    const text = this.text(column);
    if (text === undefined || isCode(text)) return text;
    return this.wrong(
      column,
      'Must be a code: letters, digits and . _ : ~ - without spaces, at most 128 of them.',
    );
  }

  /** The code of something that the ATS of the connection numbers. */
  atsCode(column: 'application' | 'vacancy' | 'employment'): string | undefined {
    const id = this.code(column);
    if (id === undefined || !this.context.hasAtsCodes) return id;
    const code = this.context.ats.code(column, id);
    return isCode(code) ? code : this.wrong(column, 'Is too long.');
  }

  /** The pseudonym of a candidate; the id itself goes no further. */
  candidate(column: string): string | undefined {
    const id = this.text(column);
    return id === undefined ? undefined : this.context.ats.candidateRef(id);
  }

  moment(column: string, edge: DayEdge): Instant | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const reading = this.context.moments.instant(text, edge);
    return reading.ok ? reading.at : this.wrong(column, reading.detail);
  }

  day(column: string): string | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const reading = this.context.moments.day(text);
    return reading.ok ? reading.day : this.wrong(column, reading.detail);
  }

  yesNo(column: string): boolean | undefined {
    const text = this.text(column)?.toLowerCase();
    if (text === undefined) return undefined;
    if (YES.has(text)) return true;
    return NO.has(text) ? false : this.wrong(column, 'Must be yes or no.');
  }

  oneOf<T extends string>(column: string, allowed: readonly T[]): T | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const wanted = text.toLowerCase().replace(/[ -]/g, '_');
    const found = allowed.find((value) => value === wanted);
    return found ?? this.wrong(column, `Must be one of: ${allowed.join(', ')}.`);
  }

  money(amountColumn: string): Money | undefined {
    const text = this.text(amountColumn);
    if (text === undefined) return undefined;
    const currency = this.text('currency')?.toUpperCase();
    if (currency === undefined || !/^[A-Z]{3}$/.test(currency))
      return this.wrong('currency', 'An amount needs its currency, such as EUR.');
    const reading = readAmount(text, currencyDigits(currency));
    return reading.ok
      ? { amountMinor: reading.amountMinor, currency }
      : this.wrong(amountColumn, reading.detail);
  }

  wrong(column: string, detail: string): undefined {
    this.problems.push({ column, detail });
    return undefined;
  }

  leaveOut(column: string, detail: string): void {
    this.leftOut.push({ column, detail });
  }
}
