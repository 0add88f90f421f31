import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { type ReconcileResult } from './reconcile-result.js';
import { ReconcileSchema } from './reconcile.schema.js';
import { ReconcileService } from './reconcile.service.js';

/** The proof that nothing was lost, doubled or miscounted. */
@ApiTags('operations')
@Controller('api/v1/reconcile')
export class ReconcileController {
  private running = false;

  constructor(@Inject(ReconcileService) private readonly reconcile: ReconcileService) {}

  @Get()
  @RequireScope('operator', 'reports:read')
  @ApiOperation({
    summary: 'Compare the log with the rows, the rows with the rollups, and credits with outcomes',
    description:
      'A key with the scope operator looks at every organisation and at the log; one with reports:read at its own organisation. Takes seconds per million events.',
  })
  @ApiOkResponse({
    description: 'ok is true when nothing differs; differences says what does.',
    schema: openApiSchema(ReconcileSchema),
  })
  async check(@Caller() { scopes, tenant }: Credential): Promise<ReconcileResult> {
    // It reads everything there is: one at a time is as fast as two, and leaves room for reports.
    if (this.running)
      throw new ProblemError('too-many-requests', {
        detail: 'A reconcile is running already; ask again when it is done.',
        headers: { 'retry-after': '10' },
      });
    this.running = true;
    try {
      return await this.reconcile.run(undefined, scopes.includes('operator') ? undefined : tenant);
    } finally {
      this.running = false;
    }
  }
}
