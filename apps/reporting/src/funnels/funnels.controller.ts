import { Body, Controller, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { type FunnelAnswer, FunnelAnswerSchema, FunnelBody } from './funnel-body.js';
import { FunnelsService } from './funnels.service.js';

/** How far applications come, as a question of its own kind. */
@ApiTags('query')
@Controller('api/v1/funnels')
@RequireScope('reports:read')
export class FunnelsController {
  constructor(@Inject(FunnelsService) private readonly funnels: FunnelsService) {}

  @Post('query')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'A funnel with your own steps, time window and breakdown',
    description:
      'Of the applications received in a period: how many stand at each step and all before it, with rates, their 95 % Wilson intervals and the median time.',
  })
  @ApiBody({ schema: openApiSchema(FunnelBody) })
  @ApiOkResponse({ schema: openApiSchema(FunnelAnswerSchema), description: 'A line per group and step.' })
  query(
    @Body(new JsonBody(FunnelBody)) body: FunnelBody,
    @Caller() caller: Credential,
  ): Promise<FunnelAnswer> {
    return this.funnels.answer(body, caller);
  }
}
