import { type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { instantOf } from '#domain/time/instant.js';
import { OWN_SOURCES } from '../../accept/envelope.js';
import { eventKey } from '../../accept/event-key.js';
import { type TrackedLink } from '../../links/tracked-link.js';
import { type JudgedClick } from '../verdict/verdict-rule.js';

const SOURCE = `${OWN_SOURCES}redirect`;

/**
 * A request on a tracked link as an accepted event. It needs no judging, and no claim on its identity: the id was made
 * a moment ago by us, and no sender may use our source.
 */
export function clickEvent(click: {
  readonly clickId: string;
  readonly link: TrackedLink;
  readonly judged: JudgedClick;
  readonly visitorKey: string | undefined;
  readonly occurredAtMs: number;
  readonly receivedAtMs: number;
}): AcceptedEventOf<'click.recorded'> {
  const { clickId, link, judged, visitorKey, occurredAtMs, receivedAtMs } = click;
  return {
    tenant: link.tenant,
    key: eventKey(link.tenant, SOURCE, clickId),
    source: SOURCE,
    id: clickId,
    type: 'click.recorded',
    occurredAt: instantOf(occurredAtMs),
    receivedAt: instantOf(receivedAtMs),
    data: {
      clickId,
      linkCode: link.code,
      verdict: judged.verdict,
      rule: judged.rule,
      ...(visitorKey === undefined ? {} : { visitorKey }),
    },
    link: link.context,
  };
}
