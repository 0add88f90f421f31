import { type Readable } from 'node:stream';
import { type Answer } from '../answer.js';

/** One way to write an answer down. Each is a file beside this one and a line in the registry; the API follows from that. */
export interface AnswerFormat {
  /** What stands after the report's name: `reach.csv`. */
  readonly suffix: string;
  readonly contentType: string;
  /** What it is and whom it is for, as the API's description says it. */
  readonly description: string;
  /**
   * Whether it is saved rather than read at once. A file cannot lead to its next page, so it holds rows up to the
   * largest page and a Link header leads to what did not fit.
   */
  readonly isFile: boolean;
  /** Whether the moment of reading stands in the bytes: then two answers with the same numbers still differ in bytes. */
  readonly saysWhen: boolean;
  /** The bytes, made as they are read: never the whole text beside the rows. */
  readonly write: (answer: Answer) => Readable;
}
