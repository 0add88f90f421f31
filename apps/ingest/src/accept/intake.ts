import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type Instant, type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { BUS, type Bus, type MessageHeaders, type OutgoingMessage } from '#shared/bus/bus.js';
import { ACCEPTED } from '#shared/bus/topics.js';
import { GroupCommit } from '#shared/group-commit/group-commit.js';
import { traceHeaders } from '#shared/telemetry/tracing/carried-traces.js';
import { ackSeconds } from '../metrics.js';
import { claimEdges } from './edges/claim-edges.js';
import { EdgeRegister } from './edges/edge-register.js';
import { type ClaimOutcome, IdentityRegister } from './identity-register.js';
import { judgeEvent } from './judge-event.js';
import { judgeAlone, type JudgedAlone } from './judge-alone.js';
import { type Judgement, refused } from './judgement.js';
import { countOutcomes } from './count-outcomes.js';
import { type EventOutcome } from './outcome.js';
import { partitionKey } from './partition-key.js';
import { ReferenceReader } from './reference-reader.js';
import { refusedEvent, refusedMessage } from './refused-event.js';
import { type SentEvent } from './sent-event.js';

const MAX_EVENTS_PER_FLUSH = 5_000;

/** The events of one request, or of one batch of a topic, on their way. */
interface Submission {
  readonly tenant: TenantId;
  readonly keepRefused: boolean;
  readonly receivedAt: Instant;
  readonly events: readonly JudgedAlone[];
  /** Its trace, to travel with its messages: they are published together with those of others. */
  readonly headers: MessageHeaders;
}

/** One event of one submission, after judging. */
interface Judged extends JudgedAlone {
  readonly submission: Submission;
  readonly judgement: Judgement<AcceptedEvent>;
}

/** What came of claiming an event's identity, and the event as it goes out. */
interface Claimed {
  readonly outcome: ClaimOutcome;
  readonly event: AcceptedEvent;
}

export interface Sending {
  readonly tenant: TenantId;
  /** In the sender's order. */
  readonly events: readonly SentEvent[];
  /** Whether what is refused is stored. Not when it is stored already and sent again. */
  readonly keepRefused: boolean;
}

/**
 * The one way in for events: judge, claim, publish, acknowledge. When `take` resolves, every accepted event is durable
 * in the log and every refused one is on its way to the store of refused events; when it rejects, nothing is promised
 * and the same request can be sent again.
 */
@Injectable()
export class Intake implements OnModuleDestroy {
  private readonly flushes = new GroupCommit<Submission, EventOutcome[]>((group) => this.flush(group), {
    weightOf: ({ events }) => events.length,
    maxWeight: MAX_EVENTS_PER_FLUSH,
  });

  constructor(
    @Inject(ReferenceReader) private readonly references: ReferenceReader,
    @Inject(EdgeRegister) private readonly edges: EdgeRegister,
    @Inject(IdentityRegister) private readonly register: IdentityRegister,
    @Inject(BUS) private readonly bus: Bus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.flushes.idle();
  }

  async take({ tenant, events, keepRefused }: Sending): Promise<EventOutcome[]> {
    const stop = ackSeconds.startTimer();
    const receivedAtMs = this.clock();
    const shaped = await judgeAlone(events, receivedAtMs); // nothing is promised, nothing is stored
    const outcomes = await this.flushes.submit({
      tenant,
      keepRefused,
      receivedAt: instantOf(receivedAtMs),
      events: shaped,
      headers: traceHeaders(),
    });
    countOutcomes(outcomes);
    stop();
    return outcomes;
  }

  /** The steps for all requests that gathered while the flush before was under way. */
  private async flush(group: readonly Submission[]): Promise<EventOutcome[][]> {
    // 1. What the events refer to is read, and advocates they name become known. Guarantee: whoever sees one of these
    //    events published can look up its advocate. A name without its event, after a crash, harms nothing.
    const sent = group.flatMap(({ tenant, events }) =>
      events.flatMap(({ shape }) => (shape.ok ? [{ tenant, event: shape.value.event }] : [])),
    );
    // First read, then add: the other way round, or at once, an event could refer to an advocate named only after it.
    const known = await this.references.read(sent);
    await this.references.addNamed(sent);
    // 2. Each event is judged, in order, by what is known. Guarantee: a refused event has claimed no identity, so it can
    //    be mended and sent under the same id.
    const referred = group.flatMap((submission) =>
      submission.events.map((sent): Judged => {
        const { shape } = sent;
        if (!shape.ok) return { ...sent, submission, judgement: shape };
        const { event } = shape.value;
        const judgement = judgeEvent(submission.tenant, event, submission.receivedAt, known);
        if (judgement.ok) known.learn(submission.tenant, event);
        return { ...sent, submission, judgement };
      }),
    );
    // 3. Merges and reshares claim their edges. Guarantee: those accepted never close a circle, whoever accepts them. An
    //    event refused here has claimed no identity either; one that loses its identity in step 4 takes its edge with it.
    const judged = await claimEdges(this.edges, referred);
    // 4. Identities are claimed. Guarantee: from here on no other content can be accepted under them.
    const claims = await this.claim(judged);
    // 5. Everything is published in one go. Guarantee: it is durable in the log, duplicates included: the attempt that
    //    first claimed an identity may have died before its publish. Downstream the copies replace each other.
    const messages: OutgoingMessage[] = [];
    const outcomes = judged.map((event) => this.settle(event, claims.get(event), messages));
    await this.bus.publish(messages);
    // 6. The senders are told.
    return byRequest(group, outcomes);
  }

  /** A repeat goes out as it was received first: by its row in the store, reports tell what was known when. */
  private async claim(judged: readonly Judged[]): Promise<Map<Judged, Claimed>> {
    const claims = judged.flatMap((event) =>
      event.judgement.ok && event.shape.ok
        ? [{ event, value: event.judgement.value, contentHash: event.shape.value.contentHash }]
        : [],
    );
    const outcomes = await this.register.claim(
      claims.map(({ value: { key, receivedAt }, contentHash }) => ({ key, receivedAt, contentHash })),
    );
    const repeats = claims.filter((_, index) => outcomes[index] === 'again').map(({ value }) => value.key);
    const received = await this.register.firstReceived(repeats);
    return new Map(
      claims.flatMap(({ event, value }, index): [Judged, Claimed][] => {
        const outcome = outcomes[index];
        const receivedAt = received.get(value.key) ?? value.receivedAt;
        return outcome === undefined ? [] : [[event, { outcome, event: { ...value, receivedAt } }]];
      }),
    );
  }

  private settle(event: Judged, claimed: Claimed | undefined, messages: OutgoingMessage[]): EventOutcome {
    const { shape, submission, bytes, origin } = event;
    const identity = shape.ok ? { id: shape.value.event.id, source: shape.value.event.source } : {};
    const judgement = claimed?.outcome === 'conflict' ? IDENTITY_CONFLICT : event.judgement;
    if (judgement.ok) {
      const value = claimed?.event ?? judgement.value;
      messages.push({
        topic: ACCEPTED,
        key: partitionKey(value),
        value: Buffer.from(JSON.stringify(value)),
        headers: submission.headers,
      });
      return { ...identity, status: claimed?.outcome === 'first' ? 'accepted' : 'duplicate' };
    }
    const { rejection } = judgement;
    if (!submission.keepRefused) return { ...identity, status: 'rejected', ...rejection };
    const { tenant, receivedAt } = submission;
    const kept = refusedEvent({ tenant, bytes, rejection, receivedAt }, origin);
    messages.push({ ...refusedMessage(kept), headers: submission.headers });
    return { ...identity, status: 'rejected', ...rejection, rejectedId: kept.id };
  }
}

/** A judgement by the register: another content stands for the identity. */
export const IDENTITY_CONFLICT = refused('identity_conflict', {
  pointer: '/id',
  detail:
    'Another event with this source and id, but other content, was accepted before and stands. Send a correction as a new event with its own id.',
});

function byRequest(group: readonly Submission[], outcomes: readonly EventOutcome[]): EventOutcome[][] {
  let next = 0;
  return group.map(({ events }) => outcomes.slice(next, (next += events.length)));
}
