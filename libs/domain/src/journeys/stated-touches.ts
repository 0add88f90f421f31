import { type Evidence } from '../events/catalogue.js';
import { type Instant } from '../ids.js';
import { type EvidenceStatement } from './evidence-statement.js';
import { type Touch, type TouchOrigin } from './touch.js';

/** A touch that evidence states by itself, without a click of ours behind it. */
export interface StatedTouch {
  readonly statement: EvidenceStatement;
  readonly at: Instant;
  readonly origin: TouchOrigin;
}

/** One touch per thing stated and time, however many events state it. */
export function statedTouches(stated: readonly StatedTouch[]): Touch[] {
  const bySubjectAndTime = Map.groupBy(
    stated,
    ({ at, statement }) => `${at} ${subjectOf(statement.evidence)}`,
  );
  return [...bySubjectAndTime.values()].flatMap((same) => {
    const events = [...new Set(same.map(({ statement }) => statement.key))].sort();
    return same.slice(0, 1).map((first) => touchOf(first, events));
  });
}

function touchOf({ at, origin, statement }: StatedTouch, events: readonly string[]): Touch {
  return {
    at,
    // One event can state several touches of the same moment, so its key alone does not make the order total.
    key: `${events[0]}/${subjectOf(statement.evidence)}`,
    ...origin,
    evidence: statement.evidence.kind,
    corroboratedBy: [],
    events,
    clickCount: 0,
    lastAt: at,
  };
}

function subjectOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'click_id':
      return `click_id:${evidence.clickId}`;
    case 'link_code':
      return `link_code:${evidence.linkCode}`;
    case 'referral':
      return `referral:${evidence.advocateId}`;
    case 'direct_visit':
      return 'direct_visit';
  }
}
