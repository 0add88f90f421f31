import { type AcceptedEvent } from '../events/accepted-event.js';
import { type Stage } from '../events/catalogue.js';
import { type EventKey } from '../ids.js';
import { type SourceStatement, sourceStatementOf } from '../journeys/source-statement.js';
import { type Ordered } from '../time/total-order.js';

/** What an event says about the course of an application. */
export type Said =
  | { readonly kind: 'reached'; readonly stage: Stage }
  /** The stage did not stand. */
  | { readonly kind: 'reversed'; readonly stage: Stage }
  /** The application is gone from the recruitment system; nothing it had reached stands. */
  | { readonly kind: 'deleted' }
  /** Nothing about its course, only about where it came from. */
  | { readonly kind: 'source' };

/** What one event of the recruitment system says about one application; all that outcomes and journeys read of it. */
export interface TalentStatement extends Ordered {
  readonly key: EventKey;
  readonly applicationId: string;
  readonly says: Said;
  /** Only on the event that the application itself came with. */
  readonly application?: { readonly vacancyId: string; readonly internal: boolean };
  /** On that event, and on corrections of what it said. */
  readonly source?: Pick<SourceStatement, 'by' | 'evidence'>;
}

/**
 * Undefined for events that say nothing about an outcome or a source. Only what an event says counts; no stage implies
 * another.
 */
export function statementOf(event: AcceptedEvent): TalentStatement | undefined {
  switch (event.type) {
    case 'application.received': {
      const { vacancyId, internal = false } = event.data;
      return { ...reached(event, 'application'), application: { vacancyId, internal }, ...sourceIn(event) };
    }
    case 'source.changed': {
      const source = sourceIn(event);
      // A correction of the source's text alone says nothing that is read.
      return source.source?.evidence.length ? { ...about(event, { kind: 'source' }), ...source } : undefined;
    }
    case 'stage.changed': {
      const { stage } = event.data;
      return stage === undefined || stage === 'other' ? undefined : reached(event, stage);
    }
    case 'interview.scheduled':
    case 'interview.completed':
      return reached(event, 'interview');
    case 'offer.made':
      return reached(event, 'offer');
    case 'hired':
      return reached(event, 'hire');
    case 'hire.reversed':
      return about(event, { kind: 'reversed', stage: 'hire' });
    case 'outcome.reversed':
      return about(event, { kind: 'reversed', stage: event.data.stage });
    case 'application.deleted':
      return about(event, { kind: 'deleted' });
    default:
      return undefined;
  }
}

type EventOfApplication = Extract<AcceptedEvent, { data: { applicationId: string } }>;

function reached(event: EventOfApplication, stage: Stage): TalentStatement {
  return about(event, { kind: 'reached', stage });
}

function about(event: EventOfApplication, says: Said): TalentStatement {
  return { at: event.occurredAt, key: event.key, applicationId: event.data.applicationId, says };
}

function sourceIn(event: AcceptedEvent): Pick<TalentStatement, 'source'> {
  const statement = sourceStatementOf(event);
  return statement === undefined ? {} : { source: { by: statement.by, evidence: statement.evidence } };
}
