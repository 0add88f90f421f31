import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { CreateSubscription, EditSubscription } from './subscriptions/subscription.bodies.js';
import { type SubscriptionView } from './subscriptions/subscription.view.js';
import { type NewSecret, WebhooksService } from './webhooks.service.js';

/** Who is told what happens here, and where. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('api/v1/webhooks')
@RequireScope('webhooks:write')
export class WebhooksController {
  constructor(@Inject(WebhooksService) private readonly webhooks: WebhooksService) {}

  @Post()
  @ApiOperation({
    summary: 'Subscribe to events',
    description:
      'They are sent as Standard Webhooks describes it. The answer holds the secret they are signed with: once, and nowhere else.',
  })
  @ApiBody({ schema: openApiSchema(CreateSubscription) })
  @ApiResponse({ status: 403, description: 'Single hires are closed for this organisation.' })
  @ApiResponse({ status: 409, description: 'The organisation has as many subscriptions as it may.' })
  @ApiResponse({ status: 422, description: 'Nothing is sent to this address.' })
  create(
    @Body(new JsonBody(CreateSubscription)) body: CreateSubscription,
    @Caller() caller: Credential,
  ): Promise<SubscriptionView & NewSecret> {
    return this.webhooks.create(caller, body);
  }

  @Get()
  @ApiOperation({ summary: 'The subscriptions of the organisation, without their secrets' })
  async list(@Caller() { tenant }: Credential): Promise<{ webhooks: SubscriptionView[] }> {
    return { webhooks: await this.webhooks.list(tenant) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One subscription' })
  @ApiResponse({ status: 404 })
  get(@Param('id') id: string, @Caller() { tenant }: Credential): Promise<SubscriptionView> {
    return this.webhooks.get(tenant, id);
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change a subscription, disable or enable it',
    description: 'What happened while it was disabled is not told afterwards.',
  })
  @ApiBody({ schema: openApiSchema(EditSubscription) })
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 422, description: 'Nothing is sent to this address.' })
  edit(
    @Param('id') id: string,
    @Body(new JsonBody(EditSubscription)) body: EditSubscription,
    @Caller() caller: Credential,
  ): Promise<SubscriptionView> {
    return this.webhooks.edit(caller, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a subscription with its secrets and its log' })
  @ApiResponse({ status: 404 })
  remove(@Param('id') id: string, @Caller() caller: Credential): Promise<void> {
    return this.webhooks.remove(caller, id);
  }

  @Post(':id/secrets')
  @ApiOperation({
    summary: 'Replace the secret',
    description:
      'For 24 hours deliveries carry a signature by the old one too, so that the receiver can be changed meanwhile.',
  })
  @ApiResponse({ status: 404 })
  replaceSecret(
    @Param('id') id: string,
    @Caller() caller: Credential,
  ): Promise<SubscriptionView & NewSecret> {
    return this.webhooks.replaceSecret(caller, id);
  }
}
