import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.guard.js';
import { inTime } from '../in-time.js';
import { type Probe, PROBE_MS, PROBES } from '../health/probe.js';
import { gauge, metrics } from './metrics.js';

const storeUp = gauge('store_up', 'Whether a store this process needs answers: 1, or 0.', ['store']);

@ApiExcludeController()
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(@Inject(PROBES) private readonly probes: readonly Probe[]) {}

  @Get()
  @Header('content-type', metrics.contentType)
  async read(): Promise<string> {
    await Promise.all(this.probes.map(observe));
    return metrics.metrics();
  }
}

async function observe({ name, ask }: Probe): Promise<void> {
  try {
    await inTime(ask(), PROBE_MS);
    storeUp.set({ store: name }, 1);
  } catch {
    storeUp.set({ store: name }, 0);
  }
}
