import { type EventData } from '#domain/events/catalogue.js';
import { type LinkContext } from '#domain/events/accepted-event.js';
import { type TenantId } from '#domain/ids.js';
import { type ShapedEvent } from './shaped-event.js';

/** A field of an event that must name an advocate or a tracked link of the sender's own organisation. */
export interface Reference {
  readonly kind: 'advocate' | 'link';
  readonly value: string;
  readonly pointer: string;
}

/** Answers from what was read before judging began, so that judging itself waits for nothing. */
export interface KnownReferences {
  knowsAdvocate(tenant: TenantId, advocateId: string): boolean;
  /** What a link of this tenant points at; undefined for a link that is unknown or someone else's. */
  linkOf(tenant: TenantId, code: string): LinkContext | undefined;
}

/** The advocate an event makes known, so that later events may refer to them. */
export function advocateMadeKnown(event: ShapedEvent): string | undefined {
  return event.type === 'advocate.invited' || event.type === 'advocate.enrolled'
    ? event.data.advocateId
    : undefined;
}

/**
 * Everything an event refers to that has to exist already. Shares, clicks and candidates are not among them: they are
 * events themselves and may come later. Neither is whom an ATS credits, which can be any of its users.
 */
export function referencesIn(event: ShapedEvent): Reference[] {
  switch (event.type) {
    case 'share.created':
      return [...advocate(event.data.advocateId), ...link(event.data.linkCode)];
    case 'click.recorded':
    case 'vacancy.viewed':
      return link(event.data.linkCode);
    case 'application.received':
      return (event.data.evidence ?? []).flatMap(evidenceReferences);
    case 'advocate.left':
    case 'policy.acknowledged':
    case 'training.completed':
    case 'recognition.given':
    case 'participation.logged':
      return advocate(event.data.advocateId);
    default:
      return [];
  }
}

type EvidenceItem = NonNullable<EventData<'application.received'>['evidence']>[number];

function evidenceReferences(evidence: EvidenceItem, index: number): Reference[] {
  const pointer = `/data/evidence/${String(index)}`;
  switch (evidence.kind) {
    case 'link_code':
      return [{ kind: 'link', value: evidence.linkCode, pointer: `${pointer}/linkCode` }];
    case 'referral':
    case 'candidate_answer':
      return advocate(evidence.advocateId, `${pointer}/advocateId`);
    case 'click_id':
    case 'visitor_key':
    case 'direct_visit':
    case 'credited_to':
    case 'ats_source':
      return [];
  }
}

function advocate(value: string | undefined, pointer = '/data/advocateId'): Reference[] {
  return value === undefined ? [] : [{ kind: 'advocate', value, pointer }];
}

function link(value: string | undefined): Reference[] {
  return value === undefined ? [] : [{ kind: 'link', value, pointer: '/data/linkCode' }];
}
