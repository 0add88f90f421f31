import { applyDecorators, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { REJECTION_REASONS } from '#domain/events/rejection.js';
import { type TenantId } from '#domain/ids.js';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type EventOutcome } from '../accept/outcome.js';
import { problemOf } from '../events/event-result.js';
import { type Page, readLimit } from '../page-cursor.js';
import { type FilterQuery, readFilter, readRejectedCursor, UUID } from './rejected-filter.js';
import { type KeptEvent, type ReasonCount, type RejectedEvent, RejectedStore } from './rejected-store.js';
import { whyNotWhole } from './replay/not-whole.js';
import { type ReplayAnswer, replayAnswer } from './replay/replay-answer.js';
import { Replayer } from './replay/replayer.js';

interface PageQuery extends FilterQuery {
  readonly limit?: string;
  readonly cursor?: string;
}

const ApiFilter = () =>
  applyDecorators(
    ApiQuery({ name: 'reason', required: false, enum: REJECTION_REASONS }),
    ApiQuery({ name: 'since', required: false, description: 'Received at or after this RFC 3339 time.' }),
    ApiQuery({ name: 'until', required: false, description: 'Received before this RFC 3339 time.' }),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
    }),
    ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before.' }),
  );

/** What was refused: look at it, mend it, send it again. */
@ApiTags('rejected')
@ApiBearerAuth()
@Controller('api/v1/rejected')
@RequireScope('rejected:write')
export class RejectedController {
  constructor(
    @Inject(RejectedStore) private readonly store: RejectedStore,
    @Inject(Replayer) private readonly replayer: Replayer,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Refused events, newest first' })
  @ApiFilter()
  @ApiQuery({
    name: 'open',
    required: false,
    description: 'true: only those that were not sent again with success.',
  })
  list(
    @Caller() caller: Credential,
    @Query() query: PageQuery & { readonly open?: string },
  ): Promise<Page<RejectedEvent>> {
    const filter = { ...readFilter(query), openOnly: query.open === 'true' };
    return this.store.list(caller.tenant, filter, readLimit(query.limit), readRejectedCursor(query.cursor));
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

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send refused events again, a page at a time, oldest first',
    description:
      'As they were sent: what they referred to may exist by now. Go on with nextCursor until it is null. Stopped half-way ' +
      'it can be begun again: what was accepted is not sent twice, and would count once if it were.',
  })
  @ApiFilter()
  @ApiResponse({ status: 200, description: 'What became of each event of the page.' })
  async replayPage(@Caller() caller: Credential, @Query() query: PageQuery): Promise<ReplayAnswer> {
    const page = await this.store.readOpen(
      caller.tenant,
      readFilter(query),
      readLimit(query.limit),
      readRejectedCursor(query.cursor),
    );
    return replayAnswer(await this.replayer.replay(caller, page.items), page.nextCursor);
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send a refused event again',
    description:
      'Without a body as it was sent (what it referred to may exist by now), or with the mended event, a CloudEvent, as the body.',
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
    const notWhole = mended === undefined ? whyNotWhole(rejected) : undefined;
    if (notWhole !== undefined) throw new ProblemError('unprocessable', { detail: notWhole });
    const outcome =
      mended === undefined
        ? (await this.replayer.replay(caller, [rejected]))[0]?.outcome
        : await this.replayer.mend(caller, rejected, mended);
    if (outcome === undefined) throw new Error('a replayed event was left without an answer');
    if (outcome.status === 'rejected') throw problemOf(outcome);
    return outcome;
  }

  private async read(tenant: TenantId, id: string): Promise<KeptEvent> {
    const rejected = UUID.test(id) ? await this.store.read(tenant, id) : undefined;
    if (rejected === undefined)
      throw new ProblemError('not-found', { detail: 'This organisation has no such refused event.' });
    return rejected;
  }
}
