import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { CreateKey } from './key.bodies.js';
import { type IssuedKeyView, KeysService, type KeyView } from './keys.service.js';

@ApiTags('keys')
@ApiBearerAuth()
@Controller('api/v1/keys')
@RequireScope('keys:write')
export class KeysController {
  constructor(@Inject(KeysService) private readonly keys: KeysService) {}

  @Post()
  @ApiOperation({ summary: 'Make a key', description: 'Its text is in this answer and nowhere else.' })
  @ApiBody({ schema: openApiSchema(CreateKey) })
  @ApiResponse({ status: 403, description: 'A scope that the calling key does not have.' })
  create(
    @Body(new JsonBody(CreateKey)) body: CreateKey,
    @Caller() caller: Credential,
  ): Promise<IssuedKeyView> {
    return this.keys.create(caller, body);
  }

  @Get()
  @ApiOperation({ summary: 'The keys of the organisation, without their secrets' })
  async list(@Caller() caller: Credential): Promise<{ keys: KeyView[] }> {
    return { keys: await this.keys.list(caller.tenant) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key', description: 'It stops working within half a minute everywhere.' })
  @ApiResponse({ status: 404 })
  async revoke(@Param('id') id: string, @Caller() caller: Credential): Promise<void> {
    await this.keys.revoke(caller.tenant, id);
  }
}
