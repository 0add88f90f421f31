import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type Instant, type TenantId } from '#domain/ids.js';
import { eventKey } from './event-key.js';
import { accepted, type Judgement, refused } from './judgement.js';
import { type KnownReferences, type Reference, referencesIn } from './references.js';
import { type ShapedEvent } from './shaped-event.js';

const UNKNOWN: Readonly<Record<Reference['kind'], string>> = {
  advocate: 'This organisation has no such advocate; send advocate.invited or advocate.enrolled first.',
  link: 'This organisation has no such tracked link; create it with POST /api/v1/links first.',
};

/**
 * The last step of judging: what an event refers to must exist and be the sender's own. An id of another organisation
 * gets the same answer as one nobody has, so the answer tells nothing about others. Pure.
 */
export function judgeEvent(
  tenant: TenantId,
  event: ShapedEvent,
  receivedAt: Instant,
  known: KnownReferences,
): Judgement<AcceptedEvent> {
  const unknown = referencesIn(event).filter(({ kind, value }) =>
    kind === 'advocate' ? !known.knowsAdvocate(tenant, value) : known.linkOf(tenant, value) === undefined,
  );
  if (unknown.length > 0) {
    return refused(
      'unknown_reference',
      ...unknown.map(({ kind, pointer }) => ({ pointer, detail: UNKNOWN[kind] })),
    );
  }
  const base = { ...event, tenant, key: eventKey(tenant, event.source, event.id), receivedAt };
  if (base.type !== 'click.recorded') return accepted(base);
  const link = known.linkOf(tenant, base.data.linkCode);
  if (link === undefined) throw new Error('a click was judged whose link was not among its references');
  return accepted({ ...base, link });
}
