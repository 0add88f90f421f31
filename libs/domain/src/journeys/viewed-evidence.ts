import { type Evidence } from '../events/catalogue.js';
import { type Hearsay } from './evidence-strength.js';
import { type EvidenceStatement } from './evidence-statement.js';
import { type VacancyView } from './vacancy-view.js';

/** Evidence that names a contact, and not a visitor who may have had many nor what somebody says. */
export type DirectEvidence = Exclude<Evidence, Hearsay | { kind: 'visitor_key' }>;

/** A contact that a statement names, itself or by the visitor's key. */
export interface NamedContact {
  readonly statement: EvidenceStatement;
  readonly evidence: DirectEvidence;
}

/**
 * The contacts that a visitor's views stand for: each the click it carried or, without one, its link at the time of the
 * view. The view itself is then the event behind the touch.
 */
export function contactsInViews(statement: EvidenceStatement, views: readonly VacancyView[]): NamedContact[] {
  return views.flatMap(({ key, at, clickId, linkCode }): NamedContact[] => {
    if (clickId !== undefined) return [{ statement, evidence: { kind: 'click_id', clickId } }];
    if (linkCode === undefined) return [];
    return [{ statement: { ...statement, key }, evidence: { kind: 'link_code', linkCode, at } }];
  });
}
