import { Inject, Injectable } from '@nestjs/common';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type Answer } from '../answer/answer.js';
import { FORMATS } from '../answer/formats/formats.js';
import { MAX_LIMIT } from '../parameters/read-parameters.js';
import { SemanticQueries } from '../query/semantic-queries.js';
import { ReportsService } from '../reports/reports.service.js';
import { EXPORT_FORMATS, type ExportFormat } from './export-format.js';
import { type ExportQuestion, type ExportSource, type OpenedExport } from './export-source.js';

type ReportQuestion = Extract<ExportQuestion, { report: unknown }>;

/** The same answers as every other face gives: of the semantic model streamed by the engine itself, and named reports. */
@Injectable()
export class AnswerSource implements ExportSource {
  constructor(
    @Inject(SemanticQueries) private readonly queries: SemanticQueries,
    @Inject(ReportsService) private readonly reports: ReportsService,
  ) {}

  async check(question: ExportQuestion, caller: Credential): Promise<void> {
    if ('query' in question) await this.queries.prepare(question.query, caller);
    else await this.wholeReport(question, caller);
  }

  async open(
    question: ExportQuestion,
    caller: Credential,
    format: ExportFormat,
    signal: AbortSignal,
  ): Promise<OpenedExport> {
    if ('query' in question) {
      const prepared = await this.queries.prepare(question.query, caller);
      const { stream, dataAsOf } = await this.queries.open(prepared, EXPORT_FORMATS[format].engine, signal);
      return { stream, dataAsOf };
    }
    const answer = await this.wholeReport(question, caller);
    const writer = FORMATS.find(({ suffix }) => suffix === format);
    if (writer === undefined) throw new Error(`reports are not written as ${format}`);
    return { stream: writer.write(answer), dataAsOf: answer.meta.dataAsOf, rows: answer.data.length };
  }

  /** @throws 422 for one that is longer than a page: a file that leaves rows out must not look whole */
  private async wholeReport({ report, parameters }: ReportQuestion, caller: Credential): Promise<Answer> {
    const answer = await this.reports.answer(report, parameters, caller, MAX_LIMIT);
    if (answer.meta.nextCursor === null) return answer;
    throw new ProblemError('unprocessable', {
      detail: `The report has ${String(answer.meta.total)} rows, and one file holds ${String(MAX_LIMIT)}. Ask a shorter period, or the semantic model, whose exports have no limit.`,
    });
  }
}
