import { Inject, Injectable } from '@nestjs/common';
import { type TenantId } from '#domain/ids.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { BUS, type Bus } from '#shared/bus/bus.js';
import { ACCEPTED } from '#shared/bus/topics.js';
import { contentHash } from '../../accept/content-hash.js';
import { IdentityRegister } from '../../accept/identity-register.js';
import { IDENTITY_CONFLICT } from '../../accept/intake.js';
import { type EventOutcome } from '../../accept/outcome.js';
import { partitionKey } from '../../accept/partition-key.js';
import { readSetAside } from './read-set-aside.js';

/**
 * Sends messages that attribution set aside to it again, as they are: they were accepted before, so what they say,
 * when they were received and what their links pointed at then must stay. They may be readable now because attribution
 * is of a newer version, or because their organisation exists.
 */
@Injectable()
export class SetAsideReplay {
  constructor(
    @Inject(IdentityRegister) private readonly register: IdentityRegister,
    @Inject(BUS) private readonly bus: Bus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** When it resolves, every message it calls accepted is durable in the log. Safe to repeat. */
  async send(tenant: TenantId, raws: readonly Buffer[]): Promise<EventOutcome[]> {
    // 1. Each is read, by the rules of a collector. Guarantee: what is published below can be read, and is the tenant's.
    const read = raws.map((raw) => ({ raw, judgement: readSetAside(raw, tenant, this.clock()) }));
    // 2. Identities are claimed. Most stand already, from when the event was first accepted; one that something else
    //    wrote to the log does not. Guarantee: no other content is, or will be, accepted under them.
    const sound = read.flatMap(({ raw, judgement }) =>
      judgement.ok ? [{ raw, event: judgement.value }] : [],
    );
    const claims = await this.register.claim(
      sound.map(({ event }) => ({
        key: event.key,
        contentHash: contentHash(event),
        receivedAt: event.receivedAt,
      })),
    );
    const conflicting = new Set(
      sound.filter((_, index) => claims[index] === 'conflict').map(({ raw }) => raw),
    );
    // 3. They are published. Guarantee: durable in the log; a copy that is there already is replaced downstream.
    await this.bus.publish(
      sound
        .filter(({ raw }) => !conflicting.has(raw))
        .map(({ raw, event }) => ({ topic: ACCEPTED, key: partitionKey(event), value: raw })),
    );
    return read.map(({ raw, judgement }): EventOutcome => {
      const settled = conflicting.has(raw) ? IDENTITY_CONFLICT : judgement;
      return settled.ok
        ? { id: settled.value.id, source: settled.value.source, status: 'accepted' }
        : { status: 'rejected', ...settled.rejection };
    });
  }
}
