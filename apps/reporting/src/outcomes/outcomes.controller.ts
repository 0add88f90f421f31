import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { STAGES } from '#domain/events/talent.js';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { MAX_LIMIT } from '../parameters/read-parameters.js';
import { DEFAULT_OUTCOMES } from './list-parameters.js';
import { OutcomesSchema } from './outcomes.schema.js';
import { type OutcomeList, OutcomesService } from './outcomes.service.js';
import { type Why } from './why/why.js';
import { WhyService } from './why/why.service.js';

const AS_KNOWN_AT = {
  name: 'asKnownAt',
  required: false,
  description: 'A moment in the past: the answer as it was known then. Default: now.',
  schema: { type: 'string', format: 'date-time' },
} as const;
const CLOSED = {
  status: 403,
  description: 'The organisation has not recorded the decision that allows reports about persons.',
} as const;

/** Single outcomes, and why each is credited as it is. */
@ApiTags('outcomes')
@ApiBearerAuth()
@Controller('api/v1/outcomes')
@RequireScope('reports:read')
export class OutcomesController {
  constructor(
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
    @Inject(WhyService) private readonly why: WhyService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The outcomes of a period, one by one, in the order of time',
    description: 'Those that were reversed and those of internal mobility are among them and say so.',
  })
  @ApiQuery({ name: 'stage', required: false, enum: STAGES, description: 'Default: hire.' })
  @ApiQuery(day('from', 'First local day, inclusive. Default: thirty days until to.'))
  @ApiQuery(day('to', 'Last local day, inclusive. Default: the last day with data.'))
  @ApiQuery(AS_KNOWN_AT)
  @ApiQuery({
    name: 'limit',
    required: false,
    description: `Outcomes of one page. Default: ${String(DEFAULT_OUTCOMES)}.`,
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT },
  })
  @ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before.', type: String })
  @ApiOkResponse({
    description: 'The outcomes with their ids; meta.nextCursor leads to more.',
    schema: openApiSchema(OutcomesSchema),
  })
  @ApiResponse(CLOSED)
  list(@Query() parameters: unknown, @Caller() caller: Credential): Promise<OutcomeList> {
    return this.outcomes.list(caller, parameters);
  }

  @Get(':id/attribution')
  @ApiOperation({
    summary: 'Why an outcome is credited as it is',
    description:
      "The journey touch by touch with the evidence behind each, the window and settings, every model's credits with their arithmetic, the evidence that made no touch and why, and every version of the answer there ever was with what it changed. People who did not opt in are not named.",
  })
  @ApiParam({ name: 'id', description: 'Of the list of outcomes.' })
  @ApiQuery(AS_KNOWN_AT)
  @ApiOkResponse({ description: 'Everything that went into the numbers.' })
  @ApiResponse(CLOSED)
  @ApiResponse({ status: 404, description: 'There is no outcome with this id, at the moment asked about.' })
  attribution(
    @Param('id') id: string,
    @Query() parameters: unknown,
    @Caller() caller: Credential,
  ): Promise<Why> {
    return this.why.answer(caller, id, parameters);
  }
}

function day(name: string, description: string) {
  return { name, description, required: false, schema: { type: 'string', format: 'date' } } as const;
}
