import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { EditOrganisation } from './tenant.bodies.js';
import { TenantsService, type TenantView } from './tenants.service.js';

/** An organisation's own settings. Which organisation, the key says. */
@ApiTags('organisations')
@ApiBearerAuth()
@Controller('api/v1/organisation')
@RequireScope('keys:write')
export class OrganisationController {
  constructor(@Inject(TenantsService) private readonly tenants: TenantsService) {}

  @Get()
  @ApiOperation({ summary: 'The settings of the own organisation' })
  get(@Caller() caller: Credential): Promise<TenantView> {
    return this.tenants.get(caller.tenant);
  }

  @Patch()
  @ApiOperation({ summary: 'Change the settings of the own organisation' })
  @ApiBody({ schema: openApiSchema(EditOrganisation) })
  @ApiResponse({ status: 422, description: 'An address range is not one.' })
  edit(
    @Body(new JsonBody(EditOrganisation)) body: EditOrganisation,
    @Caller() caller: Credential,
  ): Promise<TenantView> {
    return this.tenants.edit(caller.tenant, body);
  }
}
