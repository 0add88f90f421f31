import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { REJECTION_REASONS, type RejectionReason } from '#domain/events/rejection.js';
import { type TenantId } from '#domain/ids.js';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { Intake } from '../accept/intake.js';
import { type EventOutcome } from '../accept/outcome.js';
import { problemOf } from '../events/event-result.js';
import { type Page, readCursor, readLimit } from '../page-cursor.js';
import { type ReasonCount, type RejectedEvent, RejectedStore } from './rejected-store.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What was refused: look at it, mend it, send it again. */
@ApiTags('rejected')
@ApiBearerAuth()
@Controller('api/v1/rejected')
@RequireScope('rejected:write')
export class RejectedController {
  constructor(
    @Inject(RejectedStore) private readonly store: RejectedStore,
    @Inject(Intake) private readonly intake: Intake,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Refused events, newest first' })
  @ApiQuery({ name: 'reason', required: false, enum: REJECTION_REASONS })
  @ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
  })
  @ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before.' })
  list(
    @Caller() caller: Credential,
    @Query('reason') reason?: string,
    @Query('limit') limit?: string,
    @Query('cursor') cursor?: string,
  ): Promise<Page<RejectedEvent>> {
    const after = readCursor(cursor);
    if (after !== undefined && !UUID.test(after.id))
      throw new ProblemError('bad-request', { detail: 'The cursor belongs to another list.' });
    return this.store.list(caller.tenant, readReason(reason), readLimit(limit), after);
  }

  @Get('reasons')
  @ApiOperation({ summary: 'How many were refused, by reason, and how many of them wait to be mended' })
  async reasons(@Caller() caller: Credential): Promise<{ reasons: ReasonCount[] }> {
    return { reasons: await this.store.countByReason(caller.tenant) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One refused event, with the text that was sent' })
  @ApiResponse({ status: 404 })
  async get(
    @Param('id') id: string,
    @Caller() caller: Credential,
  ): Promise<Omit<RejectedEvent, 'raw'> & { raw: string }> {
    const { raw, ...event } = await this.read(caller.tenant, id);
    return { ...event, raw: raw.toString('utf8') };
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send a refused event again',
    description:
      'Without a body as it was sent (what it referred to may exist by now), or with the mended event as the body.',
  })
  @ApiBody({ required: false, schema: { type: 'object' } })
  @ApiResponse({ status: 202, description: 'Accepted, or it had been before.' })
  @ApiResponse({
    status: 409,
    description: 'It was replayed already, or its identity stands for another content.',
  })
  @ApiResponse({ status: 422, description: 'Refused again; errors says why.' })
  async replay(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Caller() caller: Credential,
  ): Promise<EventOutcome> {
    const rejected = await this.read(caller.tenant, id);
    if (rejected.replayedAt !== null)
      throw new ProblemError('conflict', { detail: 'This event was replayed and accepted already.' });
    const mended = Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined;
    if (mended === undefined && rejected.origin.truncated) {
      throw new ProblemError('unprocessable', {
        detail: 'Only the beginning of what was sent is kept; send the whole, mended event as the body.',
      });
    }
    const [outcome] = await this.intake.take({
      tenant: caller.tenant,
      origin: { channel: 'replay', keyId: caller.keyId },
      events: [mended ?? rejected.raw],
      keepRefused: false, // it is kept already, under the id it has
    });
    if (outcome === undefined) throw new Error('intake gave no answer about a replayed event');
    if (outcome.status === 'rejected') throw problemOf(outcome);
    await this.store.markReplayed(caller.tenant, id);
    return outcome;
  }

  private async read(tenant: TenantId, id: string): Promise<RejectedEvent & { readonly raw: Buffer }> {
    const rejected = UUID.test(id) ? await this.store.read(tenant, id) : undefined;
    if (rejected === undefined)
      throw new ProblemError('not-found', { detail: 'This organisation has no such refused event.' });
    return rejected;
  }
}

function readReason(text: string | undefined): RejectionReason | undefined {
  if (text === undefined || text === '') return undefined;
  const reason = REJECTION_REASONS.find((known) => known === text);
  if (reason !== undefined) return reason;
  throw new ProblemError('bad-request', {
    detail: `There is no such reason. There are: ${REJECTION_REASONS.join(', ')}.`,
    errors: [{ pointer: '/reason', detail: 'Not a reason.' }],
  });
}
