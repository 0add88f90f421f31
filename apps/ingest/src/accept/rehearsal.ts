import { Inject, Injectable } from '@nestjs/common';
import { type EventKey, type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { IdentityRegister } from './identity-register.js';
import { IDENTITY_CONFLICT } from './intake.js';
import { judgeAlone } from './judge-alone.js';
import { judgeEvent } from './judge-event.js';
import { type EventOutcome } from './outcome.js';
import { ReferenceReader } from './reference-reader.js';
import { type SentEvent } from './sent-event.js';

/** The contents that would stand by then for what came before in the same rehearsal. */
export type Rehearsed = Map<EventKey, string>;

/**
 * Tells what intake would answer, and does nothing: the same judging, over the same references, with the identities
 * looked up instead of claimed. What others send meanwhile can still make it come out otherwise.
 */
@Injectable()
export class Rehearsal {
  constructor(
    @Inject(ReferenceReader) private readonly references: ReferenceReader,
    @Inject(IdentityRegister) private readonly register: IdentityRegister,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param before grows with what is rehearsed; one for all batches of a file. An advocate that an event names is known
   *   to the events after it in the same batch only.
   */
  async judge(tenant: TenantId, events: readonly SentEvent[], before: Rehearsed): Promise<EventOutcome[]> {
    const nowMs = this.clock();
    const alone = await judgeAlone(events, nowMs);
    const shaped = alone.flatMap(({ shape }) => (shape.ok ? [{ tenant, event: shape.value.event }] : []));
    const known = await this.references.read(shaped);
    const judged = alone.map(({ shape }) => {
      if (!shape.ok) return { judgement: shape };
      const { event, contentHash } = shape.value;
      const judgement = judgeEvent(tenant, event, instantOf(nowMs), known);
      if (judgement.ok) known.learn(tenant, event);
      return { judgement, event, contentHash };
    });
    const standing = await this.register.standing(
      judged.flatMap(({ judgement }) => (judgement.ok ? [judgement.value.key] : [])),
    );
    return judged.map(({ judgement, event, contentHash }): EventOutcome => {
      const identity = event === undefined ? {} : { id: event.id, source: event.source };
      const stands = judgement.ok
        ? this.contentOf(judgement.value.key, contentHash, standing, before)
        : undefined;
      const settled = stands === undefined || stands === contentHash ? judgement : IDENTITY_CONFLICT;
      if (!settled.ok) return { ...identity, status: 'rejected', ...settled.rejection };
      return { ...identity, status: stands === undefined ? 'accepted' : 'duplicate' };
    });
  }

  /** What stands for an identity; when nothing does, the content it comes with will. */
  private contentOf(
    key: EventKey,
    contentHash: string | undefined,
    standing: ReadonlyMap<EventKey, string>,
    before: Rehearsed,
  ): string | undefined {
    const stands = standing.get(key) ?? before.get(key);
    if (stands === undefined && contentHash !== undefined) before.set(key, contentHash);
    return stands;
  }
}
