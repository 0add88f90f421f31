import { Inject, Injectable } from '@nestjs/common';
import { type Credential } from '#shared/access/credential.js';
import { BusUnavailable } from '#shared/bus/bus.js';
import { isStoreUnavailable } from '#shared/errors/store-unavailable.js';
import { ProblemError, unavailable } from '#shared/errors/problem.js';
import { Intake } from '../accept/intake.js';
import { type EventOutcome } from '../accept/outcome.js';
import { Rehearsal, type Rehearsed } from '../accept/rehearsal.js';
import { type SentEvent } from '../accept/sent-event.js';
import { type ImportParameters } from './import-parameters.js';
import { type ImportAnswer, ImportReport } from './import-report.js';
import { RowContexts } from './row-contexts.js';
import { type ImportKind } from './kinds/import-kind.js';
import { type RowContext } from './kinds/row.js';
import { openFile, type OpenedFile } from './open-file.js';
import { type ReadRow, readRow } from './read-row.js';
import { SendRows } from './send-rows.js';
import { BrokenTable } from './table/read-table.js';

const ROWS_PER_BATCH = 500;

/** How far reading is; for whoever waits. */
export interface ImportProgress {
  readonly step: 'checking' | 'importing';
  readonly rowsRead: number;
}

type Judge = (events: readonly SentEvent[]) => Promise<EventOutcome[]>;

/**
 * A file into events: read, judge, take, a batch of rows at a time. Nothing of it is a promise about the whole file:
 * what was taken before a failure stays taken, and the same file sent again counts once, because every event's identity
 * is a function of its row.
 */
@Injectable()
export class Importer {
  constructor(
    @Inject(RowContexts) private readonly contexts: RowContexts,
    @Inject(SendRows) private readonly sendRows: SendRows,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(Rehearsal) private readonly rehearsal: Rehearsal,
  ) {}

  /** Yields how far it is and returns what came of it. @throws a 422 when the file as a whole cannot be used */
  async *import(
    caller: Credential,
    kind: ImportKind,
    parameters: ImportParameters,
    bytes: Buffer,
  ): AsyncGenerator<ImportProgress, ImportAnswer> {
    const file = await openFile(bytes, kind, parameters.mapping);
    const context = await this.contexts.of(caller.tenant, parameters);
    const run = { caller, kind, file, context, revision: parameters.revision };
    if (parameters.dryRun || parameters.allOrNothing) {
      const checked = yield* this.check(run, parameters.dryRun);
      if (parameters.dryRun) return checked.answer();
      if (checked.hasProblems) throw refusedWhole(checked.answer());
    }
    const report = reportOn(run, false);
    yield* this.run(run, report, 'importing', (events) => this.take(caller, events));
    return report.answer();
  }

  private async *check(run: Run, dryRun: boolean): AsyncGenerator<ImportProgress, ImportReport> {
    const report = reportOn(run, dryRun);
    const before: Rehearsed = new Map();
    yield* this.run(run, report, 'checking', (events) =>
      this.rehearsal.judge(run.caller.tenant, events, before),
    );
    return report;
  }

  private async *run(
    run: Run,
    report: ImportReport,
    step: ImportProgress['step'],
    judge: Judge,
  ): AsyncGenerator<ImportProgress, void> {
    const { caller, kind, file, context } = run;
    let batch: ReadRow[] = [];
    const settle = async () => {
      const rows = batch;
      batch = [];
      await this.settle(run, rows, report, judge);
    };
    try {
      for await (const row of file.rows()) {
        const origin = { channel: 'import', keyId: caller.keyId, kind: kind.name, line: row.line } as const;
        batch.push(readRow(row, kind, file.header, context, origin));
        if (batch.length < ROWS_PER_BATCH) continue;
        await settle();
        yield { step, rowsRead: report.rowsRead };
      }
    } catch (error) {
      if (!(error instanceof BrokenTable)) throw error;
      report.addBreak(error.line, error.message);
    }
    await settle();
  }

  private async settle(
    run: Run,
    rows: readonly ReadRow[],
    report: ImportReport,
    judge: Judge,
  ): Promise<void> {
    const { caller, kind, revision } = run;
    const sender = { tenant: caller.tenant, keyId: caller.keyId, kind: kind.name, revision };
    try {
      const sent = await this.sendRows.of(sender, rows);
      const outcomes = await judge(sent.flatMap((row) => row.sent));
      let next = 0;
      for (const row of sent) report.add(row, outcomes.slice(next, (next += row.sent.length)));
    } catch (error) {
      if (error instanceof BusUnavailable || isStoreUnavailable(error)) throw stopped(report.rowsRead);
      throw error;
    }
  }

  private take(caller: Credential, events: readonly SentEvent[]): Promise<EventOutcome[]> {
    return this.intake.take({ tenant: caller.tenant, events, keepRefused: true });
  }
}

interface Run {
  readonly caller: Credential;
  readonly kind: ImportKind;
  readonly file: OpenedFile;
  readonly context: RowContext;
  readonly revision: number;
}

function reportOn({ kind, file }: Run, dryRun: boolean): ImportReport {
  return new ImportReport({ kind: kind.name, dryRun, table: file.table, header: file.header });
}

function stopped(rowsRead: number): ProblemError {
  return unavailable(
    `A store is not reachable. The first ${String(rowsRead)} rows were dealt with; send the file again, what was taken counts once.`,
  );
}

function refusedWhole(answer: ImportAnswer): ProblemError {
  return new ProblemError('unprocessable', {
    detail: 'The file has problems and was to be taken as a whole or not at all; nothing was stored.',
    extensions: { ...answer },
  });
}
