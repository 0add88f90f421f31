import { type ClickFact } from '../clicks/click-fact.js';
import { type AcceptedEvent, type LinkContext } from '../events/accepted-event.js';
import { type EventData, type EventType, type Evidence, type Stage } from '../events/catalogue.js';
import {
  asId,
  type AdvocateId,
  type CandidateRef,
  type EventKey,
  type Instant,
  type TenantId,
} from '../ids.js';
import { type VacancyView } from '../journeys/vacancy-view.js';
import { epochMsOf, instantOf } from '../time/instant.js';
import { type CandidateStory } from './candidate-story.js';

/** The moment the applications of the tests are sent at, unless they say otherwise. */
export const APPLIED_AT = asId<Instant>('2026-06-01T12:00:00.000Z');
export const CANDIDATE = asId<CandidateRef>('cand-1');
const SECONDS_PER_DAY = 86_400;

export const seconds = (n: number): Instant => instantOf(epochMsOf(APPLIED_AT) + n * 1000);
export const days = (n: number): Instant => seconds(n * SECONDS_PER_DAY);

export function linkOf(advocateId: string): LinkContext {
  return {
    by: 'advocate',
    advocateId: asId<AdvocateId>(advocateId),
    shareId: `share-of-${advocateId}`,
    network: 'linkedin',
  };
}
export const PAGE_LINK: LinkContext = { by: 'company_page', shareId: 'share-of-page', network: 'linkedin' };

/** The links every story of the tests knows. */
export const LINKS: ReadonlyMap<string, LinkContext> = new Map([
  ['link-ann', linkOf('ann')],
  ['link-bob', linkOf('bob')],
  ['link-page', PAGE_LINK],
]);

/** A view by visitor `key-1`, with whatever it carried. */
export function view(key: string, at: Instant, rest: Partial<VacancyView> = {}): VacancyView {
  return { key: asId<EventKey>(key), at, visitorKey: 'key-1', ...rest };
}

/** A human click of visitor v1 on ann's link; its id is its key unless given. */
export function click(key: string, at: Instant, rest: Partial<ClickFact> = {}): ClickFact {
  const linkCode = rest.linkCode ?? 'link-ann';
  return {
    key: asId<EventKey>(key),
    at,
    clickId: key,
    linkCode,
    verdict: 'human',
    visitorKey: 'v1',
    link: LINKS.get(linkCode) ?? linkOf('someone'),
    ...rest,
  };
}

export function event<T extends EventType>(
  type: T,
  key: string,
  at: Instant,
  data: EventData<T>,
): AcceptedEvent {
  const envelope = {
    tenant: asId<TenantId>('acme'),
    key: asId<EventKey>(key),
    source: 'test',
    id: key,
    type,
    occurredAt: at,
    receivedAt: at,
    data,
  };
  // The compiler cannot pair a generic type with its data; the signature above does.
  return envelope as unknown as AcceptedEvent;
}

const application = { candidateRef: CANDIDATE, applicationId: 'app-1' };

/** An application with this evidence, for vacancy `vac-1`. */
export function applied(
  evidence: Evidence[],
  rest: {
    key?: string;
    at?: Instant;
    applicationId?: string;
    candidateRef?: string;
    internal?: boolean;
  } = {},
): AcceptedEvent {
  const { key = 'e-applied', at = APPLIED_AT, ...data } = rest;
  return event('application.received', key, at, { ...application, vacancyId: 'vac-1', evidence, ...data });
}

export function hired(key: string, at: Instant, rest: { applicationId?: string } = {}): AcceptedEvent {
  return event('hired', key, at, { ...application, ...rest });
}

export function reversed(key: string, at: Instant): AcceptedEvent {
  return event('hire.reversed', key, at, application);
}

export function outcomeReversed(
  key: string,
  at: Instant,
  reversedStage: Stage,
  rest: { applicationId?: string } = {},
): AcceptedEvent {
  return event('outcome.reversed', key, at, { ...application, stage: reversedStage, ...rest });
}

export function applicationDeleted(
  key: string,
  at: Instant,
  rest: { applicationId?: string } = {},
): AcceptedEvent {
  return event('application.deleted', key, at, { ...application, ...rest });
}

export function sourceChanged(
  key: string,
  at: Instant,
  says: Partial<EventData<'source.changed'>>,
): AcceptedEvent {
  return event('source.changed', key, at, { ...application, ...says });
}

export function stage(
  key: string,
  at: Instant,
  reached: NonNullable<EventData<'stage.changed'>['stage']>,
  rest: { applicationId?: string } = {},
): AcceptedEvent {
  return event('stage.changed', key, at, { ...application, to: reached, stage: reached, ...rest });
}

export function story(
  events: AcceptedEvent[],
  clicks: ClickFact[] = [],
  views: VacancyView[] = [],
): CandidateStory {
  return { candidateRef: CANDIDATE, events, clicks, views, links: LINKS };
}
