import { type AcceptedEvent, type AcceptedEventOf } from '../events/accepted-event.js';
import { type CandidateRef } from '../ids.js';
import { compareInOrder } from '../time/total-order.js';

/**
 * The events that count for one candidate: their own, and those of the candidates merged into them. A candidate who
 * was merged into another has none left, so nothing is counted under both references.
 *
 * A merge often ends with the ATS deleting the record it merged away. That says nothing of the person, whose record is
 * now the survivor's: a deletion or anonymisation counts only for the reference that it names.
 */
export function ownEvents(candidateRef: CandidateRef, events: readonly AcceptedEvent[]): AcceptedEvent[] {
  const mergedInto = mergesIn(events);
  return events.filter((event) => 'candidateRef' in event.data && isOwn(event.data.candidateRef, event));

  function isOwn(ref: string | undefined, { type }: AcceptedEvent): boolean {
    const isOfRecord = type === 'candidate.deleted' || type === 'candidate.anonymised';
    if (ref === undefined || (isOfRecord && ref !== candidateRef)) return false;
    return survivorOf(ref, mergedInto) === candidateRef;
  }
}

/** Per merged reference, the one that took it over; the latest merge of a reference counts. */
function mergesIn(events: readonly AcceptedEvent[]): Map<string, string> {
  const merges = events
    .filter((event): event is AcceptedEventOf<'candidate.merged'> => event.type === 'candidate.merged')
    .sort((a, b) => compareInOrder({ at: a.occurredAt, key: a.key }, { at: b.occurredAt, key: b.key }));
  return new Map(merges.map(({ data }) => [data.mergedRef, data.candidateRef]));
}

/** Two references merged into each other would both vanish; of such a circle the smallest reference survives. */
export function survivorOf(ref: string, mergedInto: ReadonlyMap<string, string>): string {
  const passed: string[] = [];
  let current = ref;
  for (let next = mergedInto.get(current); next !== undefined; next = mergedInto.get(current)) {
    passed.push(current);
    const circle = passed.indexOf(next);
    if (circle !== -1) return passed.slice(circle).reduce((a, b) => (a < b ? a : b));
    current = next;
  }
  return current;
}
