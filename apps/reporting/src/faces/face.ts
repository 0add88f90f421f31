import { type Row } from '../testing/recount.js';

/** The measures of some cubes that stand side by side on the same dimensions. */
export type Subject = 'sharing' | 'verdicts' | 'outcomes' | 'credit' | 'programme';

/** A question in words that every face has. */
export interface FaceQuestion {
  readonly subject: Subject;
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  readonly granularity: 'none' | 'day' | 'week' | 'month';
  /** Every period between them is asked whole; a month may hold more days, of which there is nothing. */
  readonly from: string;
  readonly to: string;
}

/** What a face says; some say less than was asked, or lines of nothing besides. */
export interface FaceAnswer {
  readonly rows: readonly Row[];
  /** Of the question's; those that this face has. */
  readonly measures: readonly string[];
  /** Also the lines in which nothing happened. */
  readonly isPadded?: boolean;
  /** Lines that are asked of this face, when it is a part of them. */
  readonly isAsked?: (expected: Row) => boolean;
}

/** One way to ask. Undefined: the face has no words for this question. */
export interface Face {
  readonly name: string;
  ask(question: FaceQuestion): Promise<readonly FaceAnswer[] | undefined>;
}
