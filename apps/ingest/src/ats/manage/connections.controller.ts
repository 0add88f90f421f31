import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { ProblemError } from '#shared/errors/problem.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { ATS_ADAPTERS } from '../adapters.js';
import { plainHeaders } from '../webhook/ats-webhook.controller.js';
import { CreateConnection, EditConnection, ReplaceSecret } from './connection.bodies.js';
import { adapterView, type AdapterView, type ConnectionView } from './connection.view.js';
import { ConnectionsService, type NewSecret } from './connections.service.js';
import { type Preview, PreviewDelivery } from './preview.js';

/** Recruitment systems: which there are, and which of them are connected. */
@ApiTags('ats')
@ApiBearerAuth()
@Controller('api/v1/ats')
@RequireScope('ats:write')
export class AtsConnectionsController {
  constructor(
    @Inject(ConnectionsService) private readonly connections: ConnectionsService,
    @Inject(PreviewDelivery) private readonly previews: PreviewDelivery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The recruitment systems that can be connected' })
  adapters(): { systems: AdapterView[] } {
    return { systems: ATS_ADAPTERS.map(adapterView) };
  }

  @Post('connections')
  @ApiOperation({
    summary: 'Connect a recruitment system',
    description:
      'The answer holds the address for its webhook, and a secret made here: once, and nowhere else.',
  })
  @ApiBody({ schema: openApiSchema(CreateConnection) })
  create(
    @Body(new JsonBody(CreateConnection)) body: CreateConnection,
    @Caller() caller: Credential,
  ): Promise<ConnectionView & NewSecret> {
    return this.connections.create(caller, body);
  }

  @Get('connections')
  @ApiOperation({ summary: 'The connections of the organisation, without their secrets' })
  async list(@Caller() caller: Credential): Promise<{ connections: ConnectionView[] }> {
    return { connections: await this.connections.list(caller.tenant) };
  }

  @Get('connections/:id')
  @ApiOperation({ summary: 'One connection' })
  @ApiResponse({ status: 404 })
  get(@Param('id') id: string, @Caller() caller: Credential): Promise<ConnectionView> {
    return this.connections.get(caller.tenant, id);
  }

  @Patch('connections/:id')
  @ApiOperation({
    summary: 'Rename a connection, replace its settings, disable or enable it',
    description: 'Settings are replaced as a whole. What was taken in before keeps the meaning it had then.',
  })
  @ApiBody({ schema: openApiSchema(EditConnection) })
  @ApiResponse({ status: 404 })
  edit(
    @Param('id') id: string,
    @Body(new JsonBody(EditConnection)) body: EditConnection,
    @Caller() caller: Credential,
  ): Promise<ConnectionView> {
    return this.connections.edit(caller, id, body);
  }

  @Post('connections/:id/secrets')
  @ApiOperation({
    summary: 'Replace the secret or the API token',
    description:
      'The ones before stay valid beside it for some hours, so that the other side can be changed.',
  })
  @ApiBody({ schema: openApiSchema(ReplaceSecret) })
  @ApiResponse({ status: 404 })
  replaceSecret(
    @Param('id') id: string,
    @Body(new JsonBody(ReplaceSecret)) body: ReplaceSecret,
    @Caller() caller: Credential,
  ): Promise<ConnectionView & NewSecret> {
    return this.connections.replaceSecret(caller, id, body);
  }

  @Post('connections/:id/preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a delivery would mean',
    description:
      'The body is a delivery as the system sends it. No signature is needed and nothing is stored.',
  })
  @ApiBody({ schema: { type: 'object' } })
  @ApiResponse({ status: 404 })
  async preview(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Caller() caller: Credential,
  ): Promise<Preview> {
    const connection = await this.connections.owned(caller.tenant, id);
    if (!Buffer.isBuffer(request.body))
      throw new ProblemError('bad-request', { detail: 'Send a delivery of the system as the body.' });
    const { authorization: _, ...headers } = plainHeaders(request.headers);
    return this.previews.preview(connection, { body: request.body, headers, receivedAtMs: this.clock() });
  }
}
