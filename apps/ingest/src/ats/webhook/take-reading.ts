import { Inject, Injectable } from '@nestjs/common';
import { instantOf } from '#domain/time/instant.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { Intake } from '../../accept/intake.js';
import { atsLinksUnknown } from '../../metrics.js';
import { type AtsReading } from '../adapter.js';
import { type AtsConnection } from '../connection.js';
import { FetchQueue } from '../store/fetch-queue.js';
import { AtsMemory } from '../store/memory.js';
import { cloudEvent, unreadPart } from './cloud-event.js';
import { KnownLinks } from './known-links.js';

/** Takes in what was read from a delivery or from an answer of the API. Safe to repeat: every step is. */
@Injectable()
export class TakeReading {
  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(AtsMemory) private readonly memory: AtsMemory,
    @Inject(KnownLinks) private readonly links: KnownLinks,
    @Inject(FetchQueue) private readonly queue: FetchQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param id names what was read, for what could not be
   * @param heardAtMs when it came, where a played history says so; otherwise now
   */
  async take(
    connection: AtsConnection,
    id: string,
    reading: AtsReading,
    heardAtMs: number = this.clock(),
  ): Promise<void> {
    const nowMs = this.clock();
    // 1. Events without a time get the one at which they were first heard of, and links nobody has are left out.
    //    Guarantee: told again, in whatever delivery, they have the same content.
    const { events, left } = await this.links.keepOnly(connection.tenant, reading.events);
    const undated = events.filter(({ occurredAt }) => occurredAt === undefined);
    const heard = await this.memory.firstHeard(connection, undated, heardAtMs);
    const sent = events.map((event) =>
      cloudEvent(connection, event, event.occurredAt ?? heard.get(event.key) ?? instantOf(heardAtMs)),
    );
    if (reading.problems.length > 0) {
      const part = { id, at: instantOf(nowMs), problems: reading.problems };
      sent.push(unreadPart(connection, part, 'invalid_data'));
    }
    // 2. The events go the way of all events. Guarantee: each is durable in the log, once, or kept as refused.
    if (sent.length > 0)
      await this.intake.take({ tenant: connection.tenant, events: sent, keepRefused: true });
    // 3. What they say of applications is remembered, after step 2: learned before it, a delivery read again after a crash
    //    would find its own news old. Guarantee: a later delivery that names only the application is read.
    await this.memory.learn(connection, events, nowMs);
    // 4. What has to be asked is queued. Guarantee: it will be, whatever becomes of this process.
    await this.queue.ask(connection.id, reading.fetches, nowMs);
    atsLinksUnknown.inc({ ats: connection.adapter.name }, left);
  }
}
