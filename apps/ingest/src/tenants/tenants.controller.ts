import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '#shared/access/access.guard.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { type IssuedKeyView } from '../keys/keys.service.js';
import { CreateTenant } from './tenant.bodies.js';
import { TenantsService, type TenantView } from './tenants.service.js';

/** For the operator of the installation: its organisations. */
@ApiTags('organisations')
@ApiBearerAuth()
@Controller('api/v1/tenants')
@RequireScope('operator')
export class TenantsController {
  constructor(@Inject(TenantsService) private readonly tenants: TenantsService) {}

  @Post()
  @ApiOperation({
    summary: 'Make an organisation',
    description: 'The answer holds its first key, shown this once.',
  })
  @ApiBody({ schema: openApiSchema(CreateTenant) })
  @ApiResponse({ status: 409, description: 'The id is taken.' })
  create(
    @Body(new JsonBody(CreateTenant)) body: CreateTenant,
  ): Promise<{ tenant: TenantView; key: IssuedKeyView }> {
    return this.tenants.create(body);
  }

  @Get()
  @ApiOperation({ summary: 'Every organisation' })
  async list(): Promise<{ tenants: TenantView[] }> {
    return { tenants: await this.tenants.list() };
  }
}
