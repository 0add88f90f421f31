import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type Evidence } from '#domain/events/catalogue.js';
import { type TenantId } from '#domain/ids.js';

/** "When this turns up, recompute that candidate." Kept for ever: what it waits for can arrive at any time. */
export interface Claim {
  readonly tenant: TenantId;
  readonly claim: string;
  readonly candidateRef: string;
}

/** The click that evidence names. */
export function clickClaim(clickId: string): string {
  return `click:${clickId}`;
}

/** The views of a visitor whose key evidence names. */
export function visitorClaim(visitorKey: string): string {
  return `visitor:${visitorKey}`;
}

/** A visitor's clicks on a link: those near a named click are one touch with it. Keys of visitors hold no colon. */
export function visitClaim(visitorKey: string, linkCode: string): string {
  return `visit:${visitorKey}:${linkCode}`;
}

/** Whatever happens to one of two merged references matters to the other. */
export function mergeClaim(candidateRef: string): string {
  return `merge:${candidateRef}`;
}

/** What an event by itself says should be waited for. A link needs no claim: it exists before an event or view may name it. */
export function claimsOf({ tenant, type, data }: AcceptedEvent): Claim[] {
  if (type === 'application.received') {
    const { candidateRef, evidence = [] } = data;
    return evidence.flatMap((item) => {
      const claim = claimOf(item);
      return claim === undefined ? [] : [{ tenant, claim, candidateRef }];
    });
  }
  if (type === 'candidate.merged') {
    const { candidateRef, mergedRef } = data;
    return [
      { tenant, claim: mergeClaim(mergedRef), candidateRef },
      { tenant, claim: mergeClaim(candidateRef), candidateRef: mergedRef },
    ];
  }
  return [];
}

function claimOf(evidence: Evidence): string | undefined {
  if (evidence.kind === 'click_id') return clickClaim(evidence.clickId);
  return evidence.kind === 'visitor_key' ? visitorClaim(evidence.visitorKey) : undefined;
}
