import { Controller, Get, Inject, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type Answer } from '../answer/answer.js';
import { csvOf } from '../answer/csv.js';
import { didYouMean } from '#shared/text/nearest.js';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../parameters/read-parameters.js';
import { REPORTS } from './catalogue.js';
import { type CatalogueEntry, catalogueEntry } from './catalogue-entry.js';
import { ApiReport, type Format, FORMATS } from './reports.openapi.js';
import { ReportsService } from './reports.service.js';

/** Named reports: one URL into a browser, a spreadsheet or a notebook. */
@ApiTags('reports')
@Controller('api/v1/reports')
@RequireScope('reports:read')
export class ReportsController {
  constructor(@Inject(ReportsService) private readonly reports: ReportsService) {}

  @Get()
  @ApiOperation({ summary: 'Every report with its parameters and the definitions of its columns' })
  @ApiOkResponse({ description: 'The catalogue of reports.' })
  catalogue(): { reports: CatalogueEntry[] } {
    return { reports: REPORTS.map(catalogueEntry) };
  }

  @Get(':file')
  @ApiReport()
  async report(
    @Param('file') file: string,
    @Query() parameters: unknown,
    @Caller() caller: Credential,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer | StreamableFile> {
    const { name, format } = nameAndFormat(file);
    void reply.header('cache-control', 'no-store');
    if (format === 'json') return this.reports.answer(name, parameters, caller, DEFAULT_LIMIT);
    // A spreadsheet cannot follow a cursor, so it gets as much as there is up to the largest page.
    const answer = await this.reports.answer(name, parameters, caller, MAX_LIMIT);
    const { from, to, nextCursor } = answer.meta;
    if (nextCursor !== null) void reply.header('link', `<?${nextPage(parameters, nextCursor)}>; rel="next"`);
    return new StreamableFile(csvOf(answer), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="${name}_${from}_${to}.csv"`,
    });
  }
}

function nameAndFormat(file: string): { name: string; format: Format } {
  const dot = file.lastIndexOf('.');
  const suffix = file.slice(dot + 1);
  const format = dot < 0 ? undefined : FORMATS.find((known) => known === suffix);
  if (format !== undefined) return { name: file.slice(0, dot), format };
  const name = dot < 0 ? file : file.slice(0, dot);
  const known = REPORTS.map((report) => report.name);
  const report = known.find((candidate) => candidate === name);
  throw new ProblemError('not-found', {
    detail:
      report === undefined
        ? `There is no report with this name. ${didYouMean(name, known)}`
        : `A report is asked for as ${report}.json or ${report}.csv.`,
  });
}

function nextPage(parameters: unknown, cursor: string): string {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries(
    typeof parameters === 'object' && parameters !== null ? parameters : {},
  )) {
    if (name !== 'cursor') for (const text of [value].flat()) next.append(name, String(text));
  }
  next.set('cursor', cursor);
  return next.toString();
}
