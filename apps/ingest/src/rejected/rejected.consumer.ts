import { Controller, Inject, Logger } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BatchHandler } from '#shared/bus/batch-handler.js';
import { type LoggedMessage, type MessageBatch } from '#shared/bus/bus.js';
import { REFUSALS_GROUP, REJECTED } from '#shared/bus/topics.js';
import { readRefused, type RefusedEvent } from '../accept/refused-event.js';
import { refusalsUnreadable } from '../metrics.js';
import { RejectedStore } from './rejected-store.js';

/** Brings refused events from the log to where they can be read, mended and sent again. */
@Controller()
export class RejectedConsumer {
  private readonly logger = new Logger(RejectedConsumer.name);

  constructor(@Inject(RejectedStore) private readonly store: RejectedStore) {}

  /** The offset moves when the rows are durable; delivered again, they are there already. */
  @BatchHandler(REJECTED, { group: REFUSALS_GROUP, maxMessages: 200 })
  async handle(@Payload() batch: MessageBatch): Promise<void> {
    const refused = batch.messages.flatMap((message) => this.read(message, batch.partition));
    if (refused.length > 0) await this.store.store(refused);
  }

  /** We write these messages ourselves: one that cannot be read is a fault of ours and must not stop the others. */
  private read(message: LoggedMessage, partition: number): RefusedEvent[] {
    try {
      return [readRefused(message.value)];
    } catch {
      refusalsUnreadable.inc();
      this.logger.error(
        `the message at offset ${String(message.offset)} of partition ${String(partition)} on ${REJECTED} cannot be read and is passed over`,
      );
      return [];
    }
  }
}
