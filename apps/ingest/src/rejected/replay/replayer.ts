import { Inject, Injectable } from '@nestjs/common';
import { type Credential } from '#shared/access/credential.js';
import { Intake } from '../../accept/intake.js';
import { type EventOutcome } from '../../accept/outcome.js';
import { type KeptEvent, type RejectedEvent, RejectedStore } from '../rejected-store.js';
import { whyNotWhole } from './not-whole.js';
import { SetAsideReplay } from './set-aside-replay.js';

/** What became of a refused event that was sent again. */
export interface Replayed {
  readonly event: RejectedEvent;
  readonly outcome: EventOutcome;
}

/**
 * Sends refused events again, and marks those that are accepted now. A process that dies between the two sends them
 * once more the next time, which changes nothing: their identity is known, and they count as one.
 */
@Injectable()
export class Replayer {
  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(SetAsideReplay) private readonly setAside: SetAsideReplay,
    @Inject(RejectedStore) private readonly store: RejectedStore,
  ) {}

  /** Sends them as they are kept, in their order: what they referred to may exist by now. */
  async replay(caller: Credential, events: readonly KeptEvent[]): Promise<Replayed[]> {
    const whole = events.filter((event) => whyNotWhole(event) === undefined);
    const setAside = whole.filter(({ origin }) => origin.channel === 'log');
    const sent = whole.filter(({ origin }) => origin.channel !== 'log');
    const outcomes = new Map([
      ...pairs(setAside, await this.setAside.send(caller.tenant, raws(setAside))),
      ...pairs(sent, await this.take(caller, raws(sent))),
    ]);
    const replayed = events.map((event) => ({ event, outcome: outcomes.get(event) ?? notSent(event) }));
    await this.mark(caller, replayed);
    return replayed;
  }

  /** Sends what somebody made of a refused event in its place. */
  async mend(caller: Credential, event: RejectedEvent, mended: Buffer): Promise<EventOutcome> {
    const [outcome] = await this.take(caller, [mended]);
    if (outcome === undefined) throw new Error('intake gave no answer about a mended event');
    await this.mark(caller, [{ event, outcome }]);
    return outcome;
  }

  private take(caller: Credential, sent: readonly Buffer[]): Promise<EventOutcome[]> {
    return this.intake.take({
      tenant: caller.tenant,
      events: sent.map((bytes) => ({ bytes, origin: { channel: 'replay', keyId: caller.keyId } })),
      keepRefused: false, // each is kept already, under the id it has
    });
  }

  private async mark(caller: Credential, replayed: readonly Replayed[]): Promise<void> {
    await this.store.markReplayed(
      caller.tenant,
      replayed.filter(({ outcome }) => outcome.status !== 'rejected').map(({ event }) => event.id),
    );
  }
}

function notSent(event: RejectedEvent): EventOutcome {
  const detail = whyNotWhole(event);
  if (detail === undefined) throw new Error('a replayed event was left without an answer');
  return { status: 'rejected', reason: event.reason, problems: [{ pointer: '', detail }] };
}

function raws(events: readonly KeptEvent[]): Buffer[] {
  return events.map(({ raw }) => raw);
}

function pairs<A, B>(left: readonly A[], right: readonly B[]): [A, B][] {
  return left.flatMap((one, index) => {
    const other = right[index];
    return other === undefined ? [] : [[one, other]];
  });
}
