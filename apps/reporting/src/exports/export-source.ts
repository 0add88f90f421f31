import { type Readable } from 'node:stream';
import { type Instant } from '#domain/ids.js';
import { type Credential } from '#shared/access/credential.js';
import { type QueryBody } from '../semantic/query/query-body.js';
import { type ExportFormat } from './export-format.js';

/** What an export answers: a question to the semantic model, or a named report with its parameters. */
export type ExportQuestion =
  | { readonly query: QueryBody }
  | { readonly report: string; readonly parameters: Readonly<Record<string, string | readonly string[]>> };

/** The rows of an answer on their way, in the format asked for. */
export interface OpenedExport {
  readonly stream: Readable;
  readonly dataAsOf: Instant;
  /** How many rows there will be, if that is known before they are read. */
  readonly rows?: number;
}

/** Where the rows of exports come from. */
export interface ExportSource {
  /** Whether the question can be answered for the caller. @throws `ProblemError` with everything that is wrong with it */
  check(question: ExportQuestion, caller: Credential): Promise<void>;
  /**
   * The whole answer. A relative period is that of the moment of this call.
   * @throws `ProblemError` when it is refused by now; anything else when the stores cannot be asked
   */
  open(
    question: ExportQuestion,
    caller: Credential,
    format: ExportFormat,
    signal: AbortSignal,
  ): Promise<OpenedExport>;
}

/** Nest injection token of the {@link ExportSource}. */
export const EXPORT_SOURCE = Symbol('ExportSource');
