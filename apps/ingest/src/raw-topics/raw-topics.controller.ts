import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BatchHandler } from '#shared/bus/batch-handler.js';
import { type MessageBatch } from '#shared/bus/bus.js';
import { CLICKS, PROGRAMME, RAW_GROUP, SHARES, TALENT } from '#shared/bus/topics.js';
import { RawIntake } from './raw-intake.js';

/**
 * Much of what a batch costs is round trips, so it is large; an HTTP request that arrives meanwhile waits for at most
 * one such batch per partition, so it is not as large as it could be.
 */
const MAX_MESSAGES = 2_000;
const OPTIONS = { group: RAW_GROUP, maxMessages: MAX_MESSAGES };

/** The front door of Kafka. Which topic an event comes by says nothing about it: each takes every type. */
@Controller()
export class RawTopicsController {
  constructor(@Inject(RawIntake) private readonly intake: RawIntake) {}

  @BatchHandler(SHARES, OPTIONS)
  shares(@Payload() batch: MessageBatch): Promise<void> {
    return this.intake.take(batch);
  }

  @BatchHandler(CLICKS, OPTIONS)
  clicks(@Payload() batch: MessageBatch): Promise<void> {
    return this.intake.take(batch);
  }

  @BatchHandler(TALENT, OPTIONS)
  talent(@Payload() batch: MessageBatch): Promise<void> {
    return this.intake.take(batch);
  }

  @BatchHandler(PROGRAMME, OPTIONS)
  programme(@Payload() batch: MessageBatch): Promise<void> {
    return this.intake.take(batch);
  }
}
