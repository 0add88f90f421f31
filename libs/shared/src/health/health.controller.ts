import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { Public } from '../access/access.guard.js';
import { ProblemError, RETRY_AFTER_SECONDS } from '../errors/problem.js';
import { inTime } from '../in-time.js';
import { type Probe, PROBE_MS, PROBES } from './probe.js';

/**
 * Live: the process turns. Ready: it could take and answer work now, so every store it needs answers. Each question is
 * asked anew and bounded in time, so the answer follows an outage and its end by itself.
 */
@ApiTags('operations')
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(PROBES) private readonly probes: readonly Probe[],
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck()
  @ApiOperation({ summary: 'Whether the stores this process needs answer' })
  async ready(): Promise<HealthCheckResult> {
    try {
      return await this.health.check(this.probes.map((probe) => () => this.indicate(probe)));
    } catch (error) {
      if (error instanceof ServiceUnavailableException)
        throw notReady(error.getResponse() as HealthCheckResult);
      throw error;
    }
  }

  private async indicate({ name, ask }: Probe) {
    const indicator = this.indicators.check(name);
    try {
      await inTime(ask(), PROBE_MS);
      return indicator.up();
    } catch {
      return indicator.down('does not answer');
    }
  }
}

function notReady({ error = {}, details }: HealthCheckResult): ProblemError {
  return new ProblemError('unavailable', {
    detail: `Not ready: no answer from ${Object.keys(error).join(' and ')}.`,
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
    extensions: { details },
  });
}
