import { type Instant } from '../ids.js';
import { type Hearsay } from './evidence-strength.js';
import { type EvidenceStatement } from './evidence-statement.js';
import { joinedBy } from './joined-by.js';
import { type Touch, type TouchOrigin } from './touch.js';
import { type DirectEvidence } from './viewed-evidence.js';

/** A touch that evidence states by itself, without a click of ours behind it. */
export interface StatedTouch {
  readonly statement: EvidenceStatement;
  /** What names the contact: the statement's own evidence, or the link of a view that its visitor key led to. */
  readonly evidence: DirectEvidence | Hearsay;
  readonly at: Instant;
  readonly origin: TouchOrigin;
}

/** One touch per thing stated and time, however many events state it. */
export function statedTouches(stated: readonly StatedTouch[]): Touch[] {
  const bySubjectAndTime = Map.groupBy(stated, ({ at, evidence }) => `${at} ${subjectOf(evidence)}`);
  return [...bySubjectAndTime.values()].flatMap((same) => {
    const events = [...new Set(same.map(({ statement }) => statement.key))].sort();
    const kinds = same.map(({ statement }) => statement.evidence.kind);
    return same.slice(0, 1).map(({ at, origin, evidence }) => ({
      at,
      // One event can state several touches of the same moment, so its key alone does not make the order total.
      key: `${events[0]}/${subjectOf(evidence)}`,
      ...origin,
      ...joinedBy(kinds),
      events,
      clickCount: 0,
      lastAt: at,
    }));
  });
}

function subjectOf(evidence: StatedTouch['evidence']): string {
  switch (evidence.kind) {
    case 'click_id':
      return `click_id:${evidence.clickId}`;
    case 'link_code':
      return `link_code:${evidence.linkCode}`;
    case 'referral':
      return `referral:${evidence.advocateId}`;
    case 'direct_visit':
      return 'direct_visit';
    case 'credited_to':
      return `credited_to:${evidence.advocateId}`;
    case 'ats_source':
      return `ats_source:${evidence.channel}`;
    case 'candidate_answer':
      return `candidate_answer:${evidence.advocateId ?? evidence.channel ?? ''}`;
  }
}
