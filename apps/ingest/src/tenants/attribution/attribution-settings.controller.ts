import { Body, Controller, Delete, Get, HttpCode, Inject, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { AttributionChoice } from './attribution-settings.body.js';
import { AttributionSettingsService, type AttributionSettingsView } from './attribution-settings.service.js';
import { type JobView, type SettingsVersionView } from './settings-record.js';

/** What an organisation chooses about attribution, in versions. */
@ApiTags('organisations')
@ApiBearerAuth()
@Controller('api/v1/organisation/attribution-settings')
@RequireScope('keys:write')
export class AttributionSettingsController {
  constructor(@Inject(AttributionSettingsService) private readonly settings: AttributionSettingsService) {}

  @Get()
  @ApiOperation({ summary: 'The attribution settings that count, and the change under way if there is one' })
  get(@Caller() { tenant }: Credential): Promise<AttributionSettingsView> {
    return this.settings.get(tenant);
  }

  @Put()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Change the attribution settings',
    description:
      'Makes the next version and computes every candidate under it, beside the answers there are. When all are done it counts, for every report at once; until then nothing changes. The same values again compute everything anew, with the models of this release.',
  })
  @ApiBody({ schema: openApiSchema(AttributionChoice) })
  @ApiResponse({ status: 409, description: 'A change is under way; `job` says which and how far it is.' })
  @ApiResponse({ status: 422, description: 'A value that attribution cannot compute with.' })
  put(
    @Body(new JsonBody(AttributionChoice)) body: AttributionChoice,
    @Caller() caller: Credential,
  ): Promise<JobView> {
    return this.settings.propose(caller, body);
  }

  @Get('history')
  @ApiOperation({
    summary: 'Every version of the attribution settings: who asked for it and when it counted',
  })
  async history(@Caller() { tenant }: Credential): Promise<{ versions: SettingsVersionView[] }> {
    return { versions: await this.settings.history(tenant) };
  }

  @Get('job')
  @ApiOperation({ summary: 'How far the change under way is' })
  @ApiResponse({ status: 404, description: 'None is under way.' })
  job(@Caller() { tenant }: Credential): Promise<JobView> {
    return this.settings.job(tenant);
  }

  @Delete('job')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give the change under way up; what counted goes on counting' })
  @ApiResponse({ status: 404, description: 'None is under way.' })
  async cancel(@Caller() { tenant }: Credential): Promise<void> {
    await this.settings.cancel(tenant);
  }
}
