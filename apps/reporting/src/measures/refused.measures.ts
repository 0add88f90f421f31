import { type Measure } from './measure.js';

/** What was not counted, and why. */
export const REFUSED_MEASURES = [
  {
    name: 'rejected_events',
    title: 'Rejected events',
    definition:
      'Events that could not be accepted, by the day they were received. Each is kept as it was sent and can be sent again.',
    unit: 'events',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'replayed_events',
    title: 'Of which sent again',
    definition:
      'Rejected events that were sent again since. Whether they were accepted then is another event.',
    unit: 'events',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'share_of_requests',
    title: 'Share of requests',
    definition: 'Requests of the row divided by all requests of the answer. Empty without requests.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
