import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { MAX_LIMIT } from '../../parameters/read-parameters.js';
import { DeliveriesService, DEFAULT_DELIVERIES, type DeliveryPage } from './deliveries.service.js';
import { type DeliveryView } from './delivery.view.js';

/** What was sent to a subscription, and sending it again. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('api/v1/webhooks/:id')
@RequireScope('webhooks:write')
export class DeliveriesController {
  constructor(@Inject(DeliveriesService) private readonly deliveries: DeliveriesService) {}

  @Post('test')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send a test event',
    description:
      'Of type webhook.test, whatever the subscription wants to hear of. The log tells what became of it.',
  })
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 409, description: 'The subscription is disabled.' })
  test(@Param('id') id: string, @Caller() { tenant }: Credential): Promise<DeliveryView> {
    return this.deliveries.test(tenant, id);
  }

  @Get('deliveries')
  @ApiOperation({
    summary: 'What was sent, the newest first',
    description: 'For 30 days. What a receiver answered is not kept; its status is.',
  })
  @ApiQuery({
    name: 'limit',
    required: false,
    description: `Default: ${String(DEFAULT_DELIVERIES)}.`,
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT },
  })
  @ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before.', type: String })
  @ApiResponse({ status: 404 })
  list(
    @Param('id') id: string,
    @Query() parameters: unknown,
    @Caller() { tenant }: Credential,
  ): Promise<DeliveryPage> {
    return this.deliveries.list(tenant, id, parameters);
  }

  @Post('deliveries/:delivery/retry')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send it again now',
    description: 'Under the same webhook-id. One that was done begins its attempts anew.',
  })
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 409, description: 'It is being sent just now, or the subscription is disabled.' })
  retry(
    @Param('id') id: string,
    @Param('delivery') delivery: string,
    @Caller() { tenant }: Credential,
  ): Promise<DeliveryView> {
    return this.deliveries.retry(tenant, id, delivery);
  }
}
