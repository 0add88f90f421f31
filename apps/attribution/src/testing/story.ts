import { createHash } from 'node:crypto';
import { type AcceptedEvent, type AcceptedEventOf, type LinkContext } from '#domain/events/accepted-event.js';
import { type EventData, type EventType, type Evidence } from '#domain/events/catalogue.js';
import { STAGES, STATED_CHANNELS } from '#domain/events/talent.js';
import { type AdvocateId, asId, type EventKey, type Instant, type TenantId } from '#domain/ids.js';
import { type Random } from '#testing/random.js';

const ADVOCATES = ['a1', 'a2', 'a3', 'a4', 'a5'] as const;
const TEAMS = ['sales', 'care', 'it'] as const;
const CAMPAIGNS = [undefined, 'spring', 'open-day'] as const;
const CONTENTS = [undefined, 'film', 'blog'] as const;
const NETWORKS = ['linkedin', 'x', 'offline'] as const;
const BROWSERS = ['browser-1', 'browser-2', 'browser-3', 'browser-4'] as const;
const VERDICTS = ['human', 'human', 'human', 'human', 'bot', 'preview', 'internal', 'self'] as const;
/** Distances between clicks, chosen around the 30 s that join double clicks, both ends exactly. */
const STEPS_MS = [0, 1, 4_000, 29_999, 30_000, 30_001, 90_000, 3_600_000, 9_000_000] as const;

/** A tracked link of the story and what it points at. */
export interface StoryLink {
  readonly code: string;
  readonly context: LinkContext;
}

/** Makes events of one tenant. Every event's identity is a function of its place in the story. */
export class StoryTeller {
  private told = 0;

  constructor(
    readonly tenant: TenantId,
    private readonly random: Random,
  ) {}

  event<T extends Exclude<EventType, 'click.recorded'>>(
    type: T,
    at: number,
    data: EventData<T>,
  ): AcceptedEvent {
    return { ...this.envelope(at), type, data } as unknown as AcceptedEvent;
  }

  click(
    at: number,
    link: StoryLink,
    data: Partial<EventData<'click.recorded'>> = {},
  ): AcceptedEventOf<'click.recorded'> {
    const envelope = this.envelope(at);
    const recorded = {
      clickId: `c-${envelope.id}`,
      linkCode: link.code,
      verdict: 'human',
      rule: 'default',
      ...data,
    } as const;
    return { ...envelope, type: 'click.recorded', data: recorded, link: link.context };
  }

  links(count: number): [StoryLink, ...StoryLink[]] {
    const make = (number: number): StoryLink => ({
      code: `${this.tenant}-${String(number)}`,
      context: this.context(),
    });
    return [make(0), ...Array.from({ length: count - 1 }, (_, index) => make(index + 1))];
  }

  /** Clicks that crowd around the limits: of a day, of the 30 s, and of one visitor coming by several links. */
  clicks(
    count: number,
    from: number,
    links: readonly [StoryLink, ...StoryLink[]],
  ): AcceptedEventOf<'click.recorded'>[] {
    const { random } = this;
    let at = from;
    return Array.from({ length: count }, () => {
      at += random.pick(STEPS_MS);
      const verdict = random.pick(VERDICTS);
      const visitor = random.chance(0.8) ? { visitorKey: `visitor-${String(random.int(9))}` } : {};
      return this.click(at, random.pick(links), {
        verdict,
        rule: verdict === 'human' ? 'default' : `${verdict}.known`,
        ...visitor,
      });
    });
  }

  /** Shares, some of them told twice by different events, and measurements, some before their share and some at one instant. */
  shares(count: number, from: number, spanMs: number): AcceptedEvent[] {
    const { random } = this;
    const events: AcceptedEvent[] = [];
    for (let number = 0; number < count; number++) {
      const shareId = `share-${String(number)}`;
      for (let told = random.chance(0.3) ? 2 : 1; told > 0; told--) {
        const { by, advocateId, contentId, campaignId, network } = this.context();
        events.push(
          this.event('share.created', from + random.int(spanMs), {
            shareId,
            by,
            network,
            ...(advocateId === undefined ? {} : { advocateId }),
            ...(contentId === undefined ? {} : { contentId }),
            ...(campaignId === undefined ? {} : { campaignId }),
            ...(random.chance(0.7)
              ? { audience: { size: random.int(5_000), provenance: 'declared' as const } }
              : {}),
          }),
        );
      }
      for (let measured = random.int(4); measured > 0; measured--) {
        events.push(
          this.event('share.measured', from + random.int(3) * spanMs, {
            shareId,
            provenance: 'manual',
            reactions: random.int(100),
            ...(random.chance(0.5) ? { impressions: random.int(10_000) } : {}),
            ...(random.chance(0.3) ? { membersReached: random.int(4_000) } : {}),
            ...(random.chance(0.3) ? { comments: random.int(50) } : {}),
          }),
        );
      }
    }
    return events;
  }

  /** Enrolments; most advocates change team during the story, one of them never enrols. */
  enrolments(from: number, spanMs: number): AcceptedEvent[] {
    return ADVOCATES.slice(1).flatMap((advocateId) =>
      [from + this.random.int(spanMs), from + this.random.int(spanMs)].map((at) =>
        this.event('advocate.enrolled', at, {
          advocateId,
          team: this.random.pick(TEAMS),
          noticeVersion: '1',
        }),
      ),
    );
  }

  /**
   * Candidates who applied with evidence that agrees, disagrees, or names what does not exist; some hires are reversed,
   * some people work here already, some turn out to be somebody else, and some are deleted or anonymised.
   */
  hiring(
    count: number,
    from: number,
    spanMs: number,
    clicks: readonly AcceptedEventOf<'click.recorded'>[],
    links: readonly [StoryLink, ...StoryLink[]],
  ): AcceptedEvent[] {
    const { random } = this;
    const events: AcceptedEvent[] = [];
    const evidence = (at: number): Evidence => {
      const kind = random.int(14);
      if (kind < 7)
        return { kind: 'click_id', clickId: clicks[random.int(clicks.length)]?.data.clickId ?? 'none' };
      if (kind === 7) return { kind: 'link_code', linkCode: random.pick(links).code };
      if (kind === 8)
        return {
          kind: 'referral',
          advocateId: random.pick(ADVOCATES),
          at: new Date(at - 3_600_000).toISOString(),
        };
      return kind === 9 ? { kind: 'click_id', clickId: 'never-recorded' } : this.indirectEvidence(kind);
    };
    for (let number = 0; number < count; number++) {
      const candidate = {
        candidateRef: `person-${String(number)}`,
        applicationId: `application-${String(number)}`,
      };
      const at = from + random.int(spanMs);
      const step = (): number => at + random.int(4 * 86_400_000);
      events.push(
        this.event('application.received', at, {
          ...candidate,
          vacancyId: random.pick(['v1', 'v2']),
          ...(random.chance(0.15) ? { internal: true } : {}),
          evidence: Array.from({ length: random.int(4) }, () => evidence(at)),
        }),
      );
      if (random.chance(0.6))
        events.push(this.event('interview.completed', step(), { ...candidate, interviewId: 'i' }));
      if (random.chance(0.5)) events.push(this.event('hired', step(), candidate));
      if (random.chance(0.3)) events.push(this.event('hire.reversed', step(), candidate));
      events.push(...this.afterwards(candidate, step));
      if (number > 0 && random.chance(0.15)) {
        const mergedRef = `person-${String(random.int(number))}`;
        events.push(
          this.event('candidate.merged', step(), { candidateRef: candidate.candidateRef, mergedRef }),
        );
      }
    }
    return events;
  }

  /** Views of a few visitors, with the click that brought them, the link, or a click that never arrives. */
  views(
    count: number,
    from: number,
    spanMs: number,
    clicks: readonly AcceptedEventOf<'click.recorded'>[],
    links: readonly [StoryLink, ...StoryLink[]],
  ): AcceptedEvent[] {
    const { random } = this;
    return Array.from({ length: count }, (_, number) => {
      const clickId = clicks[random.int(clicks.length)]?.data.clickId ?? 'never-recorded';
      return this.event('vacancy.viewed', from + random.int(spanMs), {
        vacancyId: 'v1',
        viewId: `view-${String(number)}`,
        visitorKey: random.pick(BROWSERS),
        ...(random.chance(0.5) ? { clickId } : { linkCode: random.pick(links).code }),
      });
    });
  }

  /** Evidence that leads to a touch by way of a visitor, or that somebody merely said. */
  private indirectEvidence(kind: number): Evidence {
    const { random } = this;
    if (kind === 10) return { kind: 'visitor_key', visitorKey: random.pick(BROWSERS) };
    if (kind === 11) return { kind: 'credited_to', advocateId: random.pick(ADVOCATES) };
    if (kind === 12) return { kind: 'ats_source', channel: random.pick(STATED_CHANNELS) };
    return random.chance(0.5)
      ? { kind: 'candidate_answer', advocateId: random.pick(ADVOCATES) }
      : { kind: 'candidate_answer', channel: random.pick([...STATED_CHANNELS, 'advocate'] as const) };
  }

  /** What the ATS takes back, corrects and forgets of a candidate. */
  private afterwards(
    candidate: { readonly candidateRef: string; readonly applicationId: string },
    step: () => number,
  ): AcceptedEvent[] {
    const { random } = this;
    const { candidateRef } = candidate;
    const events: AcceptedEvent[] = [];
    if (random.chance(0.2))
      events.push(this.event('outcome.reversed', step(), { ...candidate, stage: random.pick(STAGES) }));
    if (random.chance(0.3))
      events.push(
        this.event('source.changed', step(), {
          ...candidate,
          ...(random.chance(0.5) ? { creditedTo: random.pick(ADVOCATES) } : {}),
          ...(random.chance(0.5) ? { channel: random.pick(STATED_CHANNELS) } : {}),
        }),
      );
    if (random.chance(0.1)) events.push(this.event('application.deleted', step(), candidate));
    if (random.chance(0.1)) events.push(this.event('candidate.deleted', step(), { candidateRef }));
    if (random.chance(0.1)) events.push(this.event('candidate.anonymised', step(), { candidateRef }));
    return events;
  }

  private context(): LinkContext {
    const { random } = this;
    const campaignId = random.pick(CAMPAIGNS);
    const contentId = random.pick(CONTENTS);
    return {
      ...(random.chance(0.25)
        ? { by: 'company_page' }
        : { by: 'advocate', advocateId: asId<AdvocateId>(random.pick(ADVOCATES)) }),
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(contentId === undefined ? {} : { contentId }),
      network: random.pick(NETWORKS),
    };
  }

  private envelope(at: number) {
    const id = String(this.told++);
    const occurredAt = asId<Instant>(new Date(at).toISOString());
    return { tenant: this.tenant, key: keyOf(id), source: '/story', id, occurredAt, receivedAt: occurredAt };
  }
}

/** Not of the tenant, so that one story told by two tenants breaks its ties alike. */
function keyOf(id: string): EventKey {
  const hex = createHash('sha256').update(id).digest('hex');
  return asId<EventKey>(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-'),
  );
}
