import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError, problemDocument } from '#shared/errors/problem.js';
import { CsvBody } from './csv-body.js';
import { Importer } from './importer.js';
import { type ImportQuery, readParameters } from './import-parameters.js';
import { type ImportAnswer } from './import-report.js';
import { ApiImportParameters, IMPORT_ANSWER, KINDS_ANSWER } from './imports.openapi.js';
import { IMPORT_KINDS, importKind } from './kinds/kinds.js';
import { type ImportKind } from './kinds/import-kind.js';

const LINES = 'application/x-ndjson';
type Import = ReturnType<Importer['import']>;

/** Files of other systems, as CSV. */
@ApiTags('imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
@RequireScope('events:write')
export class ImportsController {
  constructor(
    @Inject(Importer) private readonly importer: Importer,
    @Inject(CsvBody) private readonly body: CsvBody,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The kinds of files, with their columns' })
  @ApiResponse({ status: 200, schema: KINDS_ANSWER })
  kinds(): { kinds: readonly object[] } {
    return {
      kinds: IMPORT_KINDS.map(({ name, title, columns }) => ({
        name,
        title,
        columns: columns.map(({ name, aliases, holds, needed }) => ({
          name,
          aliases,
          holds,
          needed: needed === true,
        })),
      })),
    };
  }

  @Post(':kind')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Import a CSV file',
    description:
      'One row per application, vacancy, employment, cost or advocate. Good rows are taken, bad ones are kept among the refused with ' +
      'their line. Sending the same file again is harmless. With Accept: application/x-ndjson the answer comes in lines: progress, ' +
      'then {"answer": …} or {"problem": …}.',
  })
  @ApiParam({ name: 'kind', enum: IMPORT_KINDS.map(({ name }) => name) })
  @ApiImportParameters()
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiResponse({ status: 200, description: 'What came of the file.', schema: IMPORT_ANSWER })
  @ApiResponse({ status: 404, description: 'There is no such kind, or no such connection.' })
  @ApiResponse({ status: 413, description: 'The file is too large.' })
  @ApiResponse({
    status: 422,
    description: 'The file as a whole cannot be used, or nothing of it was taken.',
  })
  @ApiResponse({ status: 503, description: 'Not now. Send the same file again after Retry-After seconds.' })
  async import(
    @Param('kind') name: string,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
    @Caller() caller: Credential,
  ): Promise<ImportAnswer | StreamableFile> {
    const kind = kindNamed(name);
    const parameters = readParameters(query);
    const leave = this.body.enter();
    let isHandedOver = false;
    try {
      const bytes = await this.body.read(request);
      const running = this.importer.import(caller, kind, parameters, bytes);
      if (request.headers.accept === LINES) {
        isHandedOver = true;
        const lines = Readable.from(inLines(running, leave));
        // When the caller goes away before the first line, the generator never begins and never ends.
        lines.once('close', leave);
        return new StreamableFile(lines, { type: LINES });
      }
      return resultOf(await answerOf(running));
    } finally {
      if (!isHandedOver) leave();
    }
  }
}

/** The status is sent before anything is known, so a refusal is a line too. Anything else breaks the connection off. */
async function* inLines(running: Import, leave: () => void): AsyncGenerator<string> {
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  try {
    let next = await running.next();
    for (; next.done !== true; next = await running.next()) yield line({ progress: next.value });
    yield line({ answer: next.value });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    yield line({ problem: problemDocument(error) });
  } finally {
    leave();
  }
}

async function answerOf(running: Import): Promise<ImportAnswer> {
  let next = await running.next();
  while (next.done !== true) next = await running.next();
  return next.value;
}

/** A file of which nothing could be taken is refused, as a list of events is. */
function resultOf(answer: ImportAnswer): ImportAnswer {
  const { accepted, duplicate } = answer.events;
  if (answer.dryRun || accepted + duplicate > 0 || answer.problems.length === 0) return answer;
  throw new ProblemError('unprocessable', {
    detail: 'Nothing of the file could be taken; see problems for the reason of each row.',
    extensions: { ...answer },
  });
}

function kindNamed(name: string): ImportKind {
  const kind = importKind(name);
  if (kind !== undefined) return kind;
  throw new ProblemError('not-found', {
    detail: `There is no such kind of import. There are: ${IMPORT_KINDS.map(({ name }) => name).join(', ')}.`,
  });
}
