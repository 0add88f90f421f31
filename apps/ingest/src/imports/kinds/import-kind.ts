import { type EventData, type EventType } from '#domain/events/catalogue.js';
import { type Instant } from '#domain/ids.js';
import { type Row } from './row.js';

export interface Column {
  readonly name: string;
  /** What else it is called in files. Compared without case, accents, spaces and punctuation. */
  readonly aliases: readonly string[];
  /** What a cell holds, for people who make such a file. */
  readonly holds: string;
  /** A row without it says nothing. */
  readonly needed?: true;
  /** Can name or describe a person: never kept with a refused row. */
  readonly personal?: true;
}

export type Undo = {
  [T in 'outcome.reversed' | 'rejection.reversed']: { readonly type: T; readonly data: EventData<T> };
}['outcome.reversed' | 'rejection.reversed'];

/** An event that a row tells of, before it has an identity and an envelope. */
export type RowEvent = {
  [T in EventType]: {
    readonly type: T;
    /** With the kind of import the same for ever, whatever else the row says: `app-7:hired`. */
    readonly key: string;
    readonly occurredAt: Instant;
    readonly data: EventData<T>;
    /** The column it stands in; a problem with the event is told about that cell. */
    readonly column: string;
    /**
     * What takes back what was said before, a moment before a correction says it anew. Without it the correction is
     * later by a millisecond, and replaces what was said.
     */
    readonly undo?: Undo;
    /** Columns of parts of it, by the beginning of the JSON Pointer into the event. */
    readonly columnOf?: Readonly<Record<string, string>>;
  };
}[EventType];

/** One kind of file. One file each. */
export interface ImportKind {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** What is wrong with the row is told to the row itself; the events of such a row are not used. */
  read(row: Row): RowEvent[];
}
