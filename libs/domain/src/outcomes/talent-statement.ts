import { type AcceptedEvent } from '../events/accepted-event.js';
import { type Evidence, type Stage } from '../events/catalogue.js';
import { type EventKey } from '../ids.js';
import { type Ordered } from '../time/total-order.js';

/** What one event of the recruitment system says about one application; all that outcomes and journeys read of it. */
export interface TalentStatement extends Ordered {
  readonly key: EventKey;
  readonly applicationId: string;
  readonly says: Stage | 'hire_reversed';
  /** Only on the event that the application itself came with. */
  readonly application?: {
    readonly vacancyId: string;
    readonly internal: boolean;
    readonly evidence: readonly Evidence[];
  };
}

/** Undefined for events that say nothing about an outcome. Only what an event says counts; no stage implies another. */
export function statementOf(event: AcceptedEvent): TalentStatement | undefined {
  switch (event.type) {
    case 'application.received': {
      const { vacancyId, internal = false, evidence = [] } = event.data;
      return { ...about(event, 'application'), application: { vacancyId, internal, evidence } };
    }
    case 'stage.changed': {
      const { stage } = event.data;
      return stage === undefined || stage === 'other' ? undefined : about(event, stage);
    }
    case 'interview.scheduled':
    case 'interview.completed':
      return about(event, 'interview');
    case 'offer.made':
      return about(event, 'offer');
    case 'hired':
      return about(event, 'hire');
    case 'hire.reversed':
      return about(event, 'hire_reversed');
    default:
      return undefined;
  }
}

type EventOfApplication = Extract<AcceptedEvent, { data: { applicationId: string } }>;

function about(event: EventOfApplication, says: TalentStatement['says']): TalentStatement {
  return { at: event.occurredAt, key: event.key, applicationId: event.data.applicationId, says };
}
