import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { Intake } from '../accept/intake.js';
import { answerTo, type EventsAnswer } from './event-result.js';
import { EVENT_EXAMPLES, EVENTS_ANSWER } from './events.openapi.js';
import { eventsFormat } from './media-type.js';
import { splitBody } from './split-body.js';

/** Events over HTTP: one, a list, or lines. */
@ApiTags('events')
@ApiBearerAuth()
@Controller('api/v1/events')
export class EventsController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Post()
  @HttpCode(202)
  @RequireScope('events:write')
  @ApiOperation({
    summary: 'Send events',
    description:
      'CloudEvents 1.0, structured JSON. Answered once every accepted event is durable. Sending the same event again is harmless; ' +
      'what is refused is kept with its reason and can be mended and sent again.',
  })
  @ApiConsumes(
    'application/cloudevents+json',
    'application/json',
    'application/cloudevents-batch+json',
    'application/x-ndjson',
  )
  @ApiBody({ schema: { type: 'object' }, examples: EVENT_EXAMPLES })
  @ApiResponse({
    status: 202,
    description: 'At least one event was accepted, or had been before.',
    schema: EVENTS_ANSWER,
  })
  @ApiResponse({ status: 400, description: 'Not JSON, or not a CloudEvent.' })
  @ApiResponse({ status: 409, description: 'The identity stands for another content.' })
  @ApiResponse({ status: 413, description: 'The body, the number of events, or the event is too large.' })
  @ApiResponse({ status: 415, description: 'A content type that is not read here.' })
  @ApiResponse({ status: 422, description: 'Nothing could be accepted.' })
  @ApiResponse({
    status: 503,
    description: 'Not durable now; nothing was acknowledged. Send it again after Retry-After seconds.',
  })
  async send(@Req() request: FastifyRequest, @Caller() caller: Credential): Promise<EventsAnswer> {
    const format = eventsFormat(request.headers['content-type']);
    const { events, isBatch, lines } = splitBody(
      Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      format,
    );
    const outcomes = await this.intake.take({
      tenant: caller.tenant,
      events: events.map((bytes, index) => ({
        bytes,
        origin: { channel: 'http', keyId: caller.keyId, index },
      })),
      keepRefused: true,
    });
    const results = outcomes.map((outcome, index) => {
      const line = lines?.[index];
      return { index, ...(line === undefined ? {} : { line }), ...outcome };
    });
    return answerTo(results, isBatch);
  }
}
