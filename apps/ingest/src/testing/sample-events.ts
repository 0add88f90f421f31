interface Envelope {
  id?: string;
  source?: string;
  time?: string;
  [attribute: string]: unknown;
}

let count = 0;

/** A CloudEvent that is right, of a type and data of the caller's. Each has an id of its own. */
export function sampleEvent(type: string, data: object, envelope: Envelope = {}): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: `event-${String(++count)}`,
    source: 'hr-system',
    type,
    time: '2026-03-29T01:30:00Z',
    data,
    ...envelope,
  };
}

export const invited = (advocateId: string, envelope?: Envelope) =>
  sampleEvent('advocate.invited', { advocateId }, envelope);
export const vacancyOpened = (vacancyId: string, envelope?: Envelope) =>
  sampleEvent('vacancy.opened', { vacancyId, title: 'A vacancy' }, envelope);
