import { type Click, clicksOf } from '#standalone/demo/recount/clicks.js';
import { type RawEvent } from '#standalone/demo/recount/judge.js';
import { type RecordedExchange, type RecordedLink } from '#standalone/demo/recount/record.js';
import { type Link } from '../workload/organisation.js';
import { type Visit } from '../workload/sending-book.js';

/** What an organisation's reports must be about: what was sent, without what was refused. */
export interface Facts {
  readonly events: readonly RawEvent[];
  readonly clicks: readonly Click[];
  readonly links: ReadonlyMap<string, Link>;
  readonly vacancyOf: ReadonlyMap<string, string>;
}

/** A visit that is in the store, under the id it has there. */
export interface StoredVisit {
  readonly visit: Visit;
  readonly clickId: string;
}

/** No address of the load is the organisation's own. */
const NO_INTERNAL_ADDRESS = 'none';

/**
 * The facts as the recount of the demo reads them. Nothing here or there imports the product; a candidate that was merged
 * is renamed before anything is counted, which is all that a merge means.
 */
export function factsOf(
  told: Iterable<RawEvent>,
  visits: readonly StoredVisit[],
  links: readonly Link[],
): Facts {
  const events = [...told];
  const merged = new Map(
    events
      .filter(({ type }) => type === 'candidate.merged')
      .map(({ data }) => [data['mergedRef'], data['candidateRef']]),
  );
  const renamed = events.map((event) => {
    const candidateRef = merged.get(event.data['candidateRef']);
    return candidateRef === undefined ? event : { ...event, data: { ...event.data, candidateRef } };
  });
  const byCode = new Map(links.map((link) => [link.code, link]));
  const exchanges = visits.map(({ visit, clickId }): RecordedExchange => {
    return {
      kind: 'click',
      request: visit.request,
      answer: { status: 302, location: `/?mh_click=${clickId}`, body: '' },
    };
  });
  const vacancyOf = new Map(
    events
      .filter(({ type }) => type === 'application.received')
      .map(({ data }) => [String(data['applicationId']), String(data['vacancyId'])]),
  );
  const asRecorded: ReadonlyMap<string, RecordedLink> = byCode;
  return {
    events: renamed,
    clicks: clicksOf(exchanges, renamed, asRecorded, NO_INTERNAL_ADDRESS),
    links: byCode,
    vacancyOf,
  };
}
