import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './telemetry/metrics.controller.js';

/** What an operator looks at, the same in every service: health and metrics. */
@Module({
  imports: [TerminusModule],
  controllers: [HealthController, MetricsController],
})
export class OperationsModule {}
