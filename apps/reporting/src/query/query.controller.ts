import { Body, Controller, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { JsonBody } from '#shared/http/json-body.js';
import { QueryBody } from '../semantic/query/query-body.js';
import { PerKeyLimit } from './per-key-limit.js';
import { type QueryAnswer } from './query-answer.js';
import { QueryAnswerSchema } from './query-answer.schema.js';
import { SemanticQueries } from './semantic-queries.js';

const AT_ONCE = 4;

/** Any question to the semantic model, by one endpoint. */
@ApiTags('query')
@Controller('api/v1/query')
@RequireScope('reports:read')
export class QueryController {
  private readonly limit = new PerKeyLimit(AT_ONCE);

  constructor(@Inject(SemanticQueries) private readonly queries: SemanticQueries) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Ask measures by dimensions',
    description:
      'What can be asked is at GET /api/v1/meta. The answer echoes the question with every default filled in, says of which moment it speaks and what was not shown. Follow nextCursor for more lines; all pages are of one moment.',
  })
  @ApiBody({ schema: openApiSchema(QueryBody) })
  @ApiOkResponse({
    schema: QueryAnswerSchema,
    description: 'The lines, their columns, how they came about, and the question.',
  })
  async query(
    @Body(new JsonBody(QueryBody)) body: QueryBody,
    @Caller() caller: Credential,
  ): Promise<QueryAnswer> {
    return this.limit.run(caller.keyId, async () =>
      this.queries.answer(await this.queries.prepare(body, caller)),
    );
  }
}
