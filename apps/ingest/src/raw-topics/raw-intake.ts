import { Inject, Injectable } from '@nestjs/common';
import { EntityNotFoundError } from 'typeorm';
import { asId, type TenantId } from '#domain/ids.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { type MessageBatch } from '#shared/bus/bus.js';
import { Intake } from '../accept/intake.js';
import { type SentEvent } from '../accept/sent-event.js';
import { inTurns } from '../in-turns.js';
import { type RawTopicsConfig } from '../ingest.config.js';
import { rawMessages } from '../metrics.js';
import { decodeMessage } from './decode-message.js';

/** Nest injection token of the {@link RawTopicsConfig}. */
export const RAW_TOPICS_CONFIG = Symbol('RawTopicsConfig');

/** Gives the messages of a raw topic to the same intake as HTTP, as events of the one organisation they belong to. */
@Injectable()
export class RawIntake {
  private readonly tenant: TenantId;

  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(RAW_TOPICS_CONFIG) config: RawTopicsConfig,
  ) {
    this.tenant = asId<TenantId>(config.RAW_TOPICS_ORGANISATION);
  }

  /**
   * When it resolves, every message of the batch is durably accepted, there already, or refused with its reason, its
   * bytes and its position. When it rejects, nothing is promised and the same batch can be taken again.
   */
  async take({ topic, partition, messages }: MessageBatch): Promise<void> {
    await this.expectOrganisation();
    const events = await inTurns(messages, (message): SentEvent => ({
      ...decodeMessage(message),
      origin: { channel: 'kafka', topic, partition, offset: message.offset },
    }));
    const outcomes = await this.intake.take({ tenant: this.tenant, events, keepRefused: true });
    for (const { status } of outcomes) rawMessages.inc({ topic, outcome: status });
  }

  /** A message of an organisation that is still to be made is neither wrong nor lost: it waits. */
  private async expectOrganisation(): Promise<void> {
    try {
      await this.tenants.get(this.tenant);
    } catch (error) {
      if (!(error instanceof EntityNotFoundError)) throw error;
      throw new Error(
        `there is no organisation "${this.tenant}", to which the raw topics belong; create it, or set RAW_TOPICS_ORGANISATION. The messages wait.`,
        { cause: error },
      );
    }
  }
}
