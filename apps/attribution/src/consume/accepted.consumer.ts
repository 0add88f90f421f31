import { Controller, Inject } from '@nestjs/common';
import { BatchHandler } from '#shared/bus/batch-handler.js';
import { type MessageBatch } from '#shared/bus/bus.js';
import { ACCEPTED, ATTRIBUTION_GROUP } from '#shared/bus/topics.js';
import { attributionMetrics as metrics } from '../metrics.js';
import { type PipelineStores, processBatch } from './process-batch.js';

/** Nest injection token of the pipeline's stores. */
export const PIPELINE_STORES = Symbol('PipelineStores');
/**
 * What costs most per batch hardly depends on its size: a dozen inserts and look-ups of tens of milliseconds each. So a
 * backlog is taken in large bites; small enough that what a crash repeats is repeated in a few seconds.
 */
const MAX_MESSAGES = 20_000;
/** The price of that: under a steady trickle an event can be queried about a second after it was accepted. */
const PACE_MS = 1_000;

/** The door between the event log and the pipeline. */
@Controller()
export class AcceptedConsumer {
  constructor(@Inject(PIPELINE_STORES) private readonly stores: PipelineStores) {}

  @BatchHandler(ACCEPTED, { group: ATTRIBUTION_GROUP, maxMessages: MAX_MESSAGES, paceMs: PACE_MS })
  async take(batch: MessageBatch): Promise<void> {
    const stop = metrics.batchSeconds.startTimer();
    const result = await processBatch(this.stores, batch);
    stop();
    metrics.eventsStored.inc(result.events);
    metrics.eventsSetAside.inc(result.setAside);
    metrics.candidatesChanged.inc(result.candidatesChanged);
  }
}
