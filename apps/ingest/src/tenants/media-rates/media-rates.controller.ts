import { Body, Controller, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { MediaRatesBody } from './media-rates.body.js';
import { MediaRatesService } from './media-rates.service.js';
import { type MediaRatesView } from './media-rates.view.js';

/** What clicks and impressions would have cost as advertising: the price list of the report `media-value`. */
@ApiTags('organisations')
@ApiBearerAuth()
@Controller('api/v1/media-rates')
export class MediaRatesController {
  constructor(@Inject(MediaRatesService) private readonly rates: MediaRatesService) {}

  @Get()
  @RequireScope('reports:read')
  @ApiOperation({ summary: 'The media rates that count now' })
  get(@Caller() { tenant }: Credential): Promise<MediaRatesView> {
    return this.rates.current(tenant);
  }

  @Get(':version')
  @RequireScope('reports:read')
  @ApiOperation({ summary: 'The media rates of a version, as an answer names it' })
  @ApiResponse({ status: 404, description: 'There is no such version.' })
  version(@Caller() { tenant }: Credential, @Param('version') version: string): Promise<MediaRatesView> {
    return this.rates.version(tenant, version);
  }

  @Put()
  @HttpCode(201)
  @RequireScope('rates:write')
  @ApiOperation({
    summary: 'Enter a whole new version of the media rates',
    description:
      'Replaces the rates that count by these. No version is ever changed: what was reported under an earlier one is reported again by asking as known at that time.',
  })
  @ApiBody({ schema: openApiSchema(MediaRatesBody) })
  @ApiResponse({ status: 201, description: 'The version as it was entered.' })
  @ApiResponse({
    status: 422,
    description:
      'Rates that cannot stand: two for one day, an end before its begin, no such currency; errors says which.',
  })
  put(
    @Body(new JsonBody(MediaRatesBody)) body: MediaRatesBody,
    @Caller() caller: Credential,
  ): Promise<MediaRatesView> {
    return this.rates.enter(caller, body);
  }
}
