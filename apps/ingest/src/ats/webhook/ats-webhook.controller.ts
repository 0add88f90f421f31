import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Public } from '#shared/access/access.guard.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { ProblemError } from '#shared/errors/problem.js';
import { INGEST_CONFIG, type IngestConfig } from '../../ingest.config.js';
import { atsRefused } from '../../metrics.js';
import { type Backdated, backdating } from '../../redirect/backdate.js';
import { adapterOf } from '../adapters.js';
import { type Delivery } from '../adapter.js';
import { type AtsConnection } from '../connection.js';
import { AtsConnections } from '../store/connections.js';
import { TakeDelivery } from './take-delivery.js';

const MAX_DELIVERY_BYTES = 1024 * 1024;
const NO_BODY = Buffer.alloc(0);

/** Where recruitment systems deliver. Open to everyone: a delivery proves itself by its signature. */
@ApiTags('ats')
@Controller('api/v1/ats')
@Public()
export class AtsWebhookController {
  private readonly backdated: (headers: FastifyRequest['headers']) => Backdated | undefined;

  constructor(
    @Inject(AtsConnections) private readonly connections: AtsConnections,
    @Inject(TakeDelivery) private readonly deliveries: TakeDelivery,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INGEST_CONFIG) config: IngestConfig,
  ) {
    this.backdated = backdating(config.BACKDATE_TOKEN);
  }

  @Post(':ats/:connectionId')
  @ApiOperation({
    summary: 'A delivery of a recruitment system',
    description:
      'The address of a connection, as it was given when the connection was made. Acknowledged once what it says is durable.',
  })
  @ApiBody({ schema: { type: 'object' } })
  @ApiResponse({ status: 200, description: 'Taken, or taken before (some systems are told 202).' })
  @ApiResponse({ status: 401, description: 'Not believed. Nothing was stored.' })
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 503, description: 'A store is away; deliver again.' })
  async deliver(
    @Param('ats') ats: string,
    @Param('connectionId') connectionId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const connection = await this.connection(ats, connectionId);
    const { status, headers } = await this.deliveries.take(connection, this.deliveryOf(request));
    await reply.status(status).headers(headers).send();
  }

  private async connection(ats: string, id: string): Promise<AtsConnection> {
    const connection = await this.connections.find(id);
    if (connection?.adapter.name === ats && connection.disabledAt === null) return connection;
    // The label is one of ours: what stands in the address is anybody's.
    atsRefused.inc({ ats: adapterOf(ats)?.name ?? 'unknown', reason: 'unknown_connection' });
    throw new ProblemError('not-found', { detail: 'There is no such connection.' });
  }

  private deliveryOf(request: FastifyRequest): Delivery {
    const body = Buffer.isBuffer(request.body) ? request.body : NO_BODY;
    if (body.length > MAX_DELIVERY_BYTES) {
      throw new ProblemError('too-large', {
        detail: `A delivery has at most ${String(MAX_DELIVERY_BYTES)} bytes.`,
      });
    }
    const receivedAtMs = this.backdated(request.headers)?.atMs ?? this.clock();
    return { body, headers: plainHeaders(request.headers), receivedAtMs };
  }
}

/** Fastify's headers with one text each. Names are in lower case already. */
export function plainHeaders(headers: FastifyRequest['headers']): Delivery['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
