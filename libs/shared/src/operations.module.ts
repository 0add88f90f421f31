import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health/health.controller.js';
import { BUS, type Bus } from './bus/bus.js';
import { type Consumer } from './bus/topics.js';
import { LogWatch } from './bus/watch/log-watch.js';
import { type Probe, PROBES } from './health/probe.js';
import { collectProcessMetrics } from './telemetry/metrics.js';
import { MetricsController } from './telemetry/metrics.controller.js';

/** What an operator looks at, the same in every process: health and metrics. */
@Module({})
export class OperationsModule {
  /**
   * @param probes what this process cannot work without
   * @param consumers whose progress it watches: everybody's, not only its own
   */
  static with(probes: readonly Probe[], consumers: readonly Consumer[]): DynamicModule {
    collectProcessMetrics();
    return {
      module: OperationsModule,
      imports: [TerminusModule],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: PROBES, useValue: probes },
        { provide: LogWatch, inject: [BUS], useFactory: (bus: Bus) => new LogWatch(bus, consumers) },
      ],
    };
  }
}
