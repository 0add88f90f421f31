import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type IncomingHttpHeaders } from 'node:http';
import { type PowerAnswer, sampleSize } from '#domain/experiments/sample-size.js';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { JsonBody } from '#shared/http/json-body.js';
import { INGEST_CONFIG, type IngestConfig } from '../ingest.config.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { readCursor, readLimit } from '../page-cursor.js';
import { type Backdated, backdating } from '../redirect/backdate.js';
import { AskPower, CreateHoldout } from './holdout.bodies.js';
import { holdoutView, type HoldoutView } from './holdout.view.js';
import { HoldoutsService } from './holdouts.service.js';

/** Which teams are shown something and which are not, so that what it changed can be measured instead of believed. */
@ApiTags('hold-outs')
@ApiBearerAuth()
@Controller('api/v1/holdouts')
@RequireScope('holdouts:write')
export class HoldoutsController {
  private readonly backdated: (headers: IncomingHttpHeaders) => Backdated | undefined;

  constructor(
    @Inject(HoldoutsService) private readonly holdouts: HoldoutsService,
    @Inject(INGEST_CONFIG) config: IngestConfig,
  ) {
    this.backdated = backdating(config.BACKDATE_TOKEN);
  }

  @Post('power')
  @HttpCode(200)
  @ApiOperation({ summary: 'How many teams and people a hold-out needs to tell an effect of a given size' })
  @ApiBody({ schema: openApiSchema(AskPower) })
  @ApiResponse({ status: 200, description: 'Teams and people per arm, for a parallel design.' })
  power(@Body(new JsonBody(AskPower)) body: AskPower): PowerAnswer {
    try {
      return sampleSize(body);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemError('unprocessable', {
        detail: error.message,
        errors: [{ pointer: '/expectedRate', detail: error.message }],
      });
    }
  }

  @Post()
  @ApiOperation({ summary: 'Draw which teams are shown a vacancy, campaign or content item, and since when' })
  @ApiBody({ schema: openApiSchema(CreateHoldout) })
  @ApiResponse({ status: 201, description: 'The hold-out with the assignment, which never changes.' })
  @ApiResponse({ status: 409, description: 'Another hold-out is about the same subject at that time.' })
  @ApiResponse({ status: 422, description: 'Too few teams, or a day that has begun; errors says which.' })
  async create(
    @Body(new JsonBody(CreateHoldout)) body: CreateHoldout,
    @Caller() caller: Credential,
    @Headers() headers: IncomingHttpHeaders,
  ): Promise<HoldoutView> {
    const playedAtMs = this.backdated(headers)?.atMs;
    return holdoutView(await this.holdouts.create(caller, body, playedAtMs));
  }

  @Get()
  @ApiOperation({ summary: 'The hold-outs, newest first' })
  @ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
  })
  @ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before.' })
  async list(
    @Caller() caller: Credential,
    @Query('limit') limit?: string,
    @Query('cursor') cursor?: string,
  ): Promise<{ items: HoldoutView[]; nextCursor: string | null }> {
    const page = await this.holdouts.list(caller.tenant, readLimit(limit), readCursor(cursor));
    return { items: page.items.map(holdoutView), nextCursor: page.nextCursor };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One hold-out, with the team each was drawn for' })
  @ApiResponse({ status: 404 })
  async get(@Param('id') id: string, @Caller() caller: Credential): Promise<HoldoutView> {
    return holdoutView(await this.holdouts.get(caller.tenant, id));
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a hold-out before its last day; what was measured until today counts' })
  @ApiResponse({ status: 404 })
  async end(@Param('id') id: string, @Caller() caller: Credential): Promise<HoldoutView> {
    return holdoutView(await this.holdouts.end(caller, id));
  }
}
