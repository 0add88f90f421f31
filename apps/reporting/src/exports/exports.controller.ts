import {
  Body,
  Controller,
  Delete,
  Get,
  Head,
  Headers,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { sendFile } from './download/download.js';
import { StartExport } from './export.bodies.js';
import { EXPORT_PLACE, type ExportPlace } from './export-place.js';
import { exportView, type ExportView, pathOf } from './export-view.js';
import { ExportListSchema, ExportViewSchema } from './export-view.schema.js';
import { ExportsService } from './exports.service.js';

const FILE = { type: 'string', format: 'binary' } as const;

/** Answers as files: too large to wait for, or wanted again and again. */
@ApiTags('exports')
@ApiBearerAuth()
@Controller('api/v1/exports')
export class ExportsController {
  constructor(
    @Inject(ExportsService) private readonly service: ExportsService,
    @Inject(EXPORT_PLACE) private readonly place: ExportPlace,
  ) {}

  @Post()
  @RequireScope('exports:write')
  @ApiOperation({
    summary: 'Start an export',
    description:
      'The question is that of POST /api/v1/query without limit and cursor, and is judged at once. Location leads to the job.',
  })
  @ApiHeader({
    name: 'idempotency-key',
    required: false,
    description: 'The same key with the same body is the same job, however often it is sent.',
  })
  @ApiBody({ schema: openApiSchema(StartExport) })
  @ApiResponse({ status: 202, description: 'The job.', schema: openApiSchema(ExportViewSchema) })
  @ApiResponse({ status: 400, description: 'Everything that is wrong with the question.' })
  @ApiResponse({ status: 409, description: 'The Idempotency-Key has started another export.' })
  async start(
    @Body(new JsonBody(StartExport)) body: StartExport,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Caller() caller: Credential,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportView> {
    const job = await this.service.start(caller, body, idempotencyKey);
    void reply.status(202).header('location', pathOf(job.id));
    return exportView(job);
  }

  @Get()
  @RequireScope('reports:read')
  @ApiOperation({ summary: 'The newest hundred exports of the organisation' })
  @ApiOkResponse({ description: 'The newest first.', schema: openApiSchema(ExportListSchema) })
  @ApiQuery({ name: 'schedule', required: false, description: 'Only the runs of this schedule.' })
  async list(
    @Query('schedule') schedule: string | undefined,
    @Caller() caller: Credential,
  ): Promise<{ exports: ExportView[] }> {
    return { exports: (await this.service.list(caller, schedule)).map(exportView) };
  }

  @Get(':id')
  @RequireScope('reports:read')
  @ApiOperation({ summary: 'How far an export is' })
  @ApiOkResponse({ description: 'The job.', schema: openApiSchema(ExportViewSchema) })
  @ApiResponse({ status: 404 })
  async get(@Param('id') id: string, @Caller() caller: Credential): Promise<ExportView> {
    return exportView(await this.service.get(caller, id));
  }

  @Delete(':id')
  @RequireScope('exports:write')
  @ApiOperation({
    summary: 'Cancel an export that is under way, or remove one that has ended, with its file',
  })
  @ApiOkResponse({
    description: 'It was under way: the job, cancelled.',
    schema: openApiSchema(ExportViewSchema),
  })
  @ApiResponse({ status: 204, description: 'It had ended and is gone.' })
  @ApiResponse({ status: 404 })
  async remove(
    @Param('id') id: string,
    @Caller() caller: Credential,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportView | undefined> {
    const cancelled = await this.service.remove(caller, id);
    if (cancelled !== undefined) return exportView(cancelled);
    void reply.status(204);
    return undefined;
  }

  @Head(':id/file')
  @RequireScope('reports:read')
  @ApiOperation({ summary: 'What is known of the file of an export' })
  head(
    @Param('id') id: string,
    @Caller() caller: Credential,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file(id, caller, request, reply);
  }

  @Get(':id/file')
  @RequireScope('reports:read')
  @ApiOperation({
    summary: 'The file of an export',
    description:
      'Range with If-Range (the ETag) goes on with a download that was interrupted. The ETag is the SHA-256 of the file.',
  })
  @ApiOkResponse({ description: 'The whole file.', schema: FILE })
  @ApiResponse({ status: 206, description: 'The range that was asked for.', schema: FILE })
  @ApiResponse({ status: 404, description: 'There is no such export, or no file of it any more.' })
  @ApiResponse({ status: 409, description: 'There is no file yet, or it is on another machine.' })
  @ApiResponse({ status: 416 })
  async file(
    @Param('id') id: string,
    @Caller() caller: Credential,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(await this.service.get(caller, id), this.place, request, reply);
  }
}
