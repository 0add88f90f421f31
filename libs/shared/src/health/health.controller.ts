import { type ClickHouseClient } from '@clickhouse/client';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { type Pool } from 'pg';
import { Public } from '../access/access.guard.js';
import { CLICKHOUSE } from '../clickhouse/token.js';
import { POSTGRES } from '../postgres/token.js';

/** Live: the process turns. Ready: it could take and answer work now, so every store it needs answers. */
@ApiTags('operations')
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck()
  @ApiOperation({ summary: 'Whether the stores answer' })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.probe('postgres', () => this.postgres.query('SELECT 1')),
      () =>
        this.probe('clickhouse', () =>
          this.clickhouse.query({ query: 'SELECT 1', format: 'JSONEachRow' }).then((result) => result.text()),
        ),
    ]);
  }

  private async probe(name: string, ask: () => Promise<unknown>) {
    const indicator = this.indicators.check(name);
    try {
      await ask();
      return indicator.up();
    } catch {
      return indicator.down('does not answer');
    }
  }
}
