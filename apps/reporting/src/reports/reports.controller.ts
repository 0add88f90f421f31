import { Controller, Get, Headers, Inject, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { namesTag } from '#shared/http/entity-tag.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { didYouMean } from '#shared/text/nearest.js';
import { answerHeaders } from '../answer/answer-headers.js';
import { answerTag } from '../answer/answer-tag.js';
import { type AnswerFormat } from '../answer/formats/format.js';
import { FORMATS } from '../answer/formats/formats.js';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../parameters/read-parameters.js';
import { REPORTS } from './catalogue.js';
import { type CatalogueEntry, catalogueEntry } from './catalogue-entry.js';
import { CatalogueSchema } from './catalogue.schema.js';
import { ApiReport } from './reports.openapi.js';
import { ReportsService } from './reports.service.js';

/** Named reports: one URL into a browser, a spreadsheet or a notebook. */
@ApiTags('reports')
@Controller('api/v1/reports')
@RequireScope('reports:read')
export class ReportsController {
  constructor(@Inject(ReportsService) private readonly reports: ReportsService) {}

  @Get()
  @ApiOperation({ summary: 'Every report with its parameters and the definitions of its columns' })
  @ApiOkResponse({ description: 'The catalogue of reports.', schema: openApiSchema(CatalogueSchema) })
  catalogue(): { reports: CatalogueEntry[] } {
    return { reports: REPORTS.map(catalogueEntry) };
  }

  @Get(':file')
  @ApiReport()
  async report(
    @Param('file') file: string,
    @Query() parameters: unknown,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Caller() caller: Credential,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    // An answer belongs to a key: one cache may keep it, for that key, and asks each time whether it still holds.
    void reply.headers({ 'cache-control': 'private, no-cache', vary: 'authorization' });
    const { name, format } = nameAndFormat(file);
    const limit = format.isFile ? MAX_LIMIT : DEFAULT_LIMIT;
    const answer = await this.reports.answer(name, parameters, caller, limit);
    const { from, to, nextCursor } = answer.meta;
    const etag = answerTag(answer, format);
    void reply.headers({ etag, ...answerHeaders(answer) });
    if (format.isFile && nextCursor !== null)
      void reply.header('link', `<?${nextPage(parameters, nextCursor)}>; rel="next"`);
    if (namesTag(ifNoneMatch, etag)) {
      void reply.status(304);
      return undefined;
    }
    return new StreamableFile(format.write(answer), {
      type: format.contentType,
      ...(format.isFile
        ? { disposition: `attachment; filename="${name}_${from}_${to}.${format.suffix}"` }
        : {}),
    });
  }
}

function nameAndFormat(file: string): { name: string; format: AnswerFormat } {
  const dot = file.indexOf('.');
  const name = dot < 0 ? file : file.slice(0, dot);
  const format = FORMATS.find(({ suffix }) => file === `${name}.${suffix}`);
  if (format !== undefined) return { name, format };
  const known = REPORTS.map((report) => report.name);
  throw new ProblemError('not-found', {
    detail: known.includes(name)
      ? `A report is asked for as ${FORMATS.map(({ suffix }) => `${name}.${suffix}`).join(' or ')}.`
      : `There is no report with this name. ${didYouMean(name, known)}`,
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
