import { type CandidateAttribution } from '#domain/attribution/attribute-candidate.js';
import { type Journey } from '#domain/journeys/journey-of.js';
import { type TenantId } from '#domain/ids.js';

/** What is the same on every row of one version of one candidate. */
export interface LedgerStamp {
  readonly tenant: TenantId;
  readonly version: number;
  readonly inputHash: string;
  readonly computedAt: string;
}

/** Rows of `outcome`. */
export function outcomeRows({ candidateRef, outcomes, journeys }: CandidateAttribution, stamp: LedgerStamp) {
  return outcomes.map((outcome) => ({
    tenant: stamp.tenant,
    candidate_ref: candidateRef,
    version: stamp.version,
    application_id: outcome.applicationId,
    stage: outcome.stage,
    occurred_at: outcome.at,
    reversed_at: outcome.reversedAt ?? null,
    vacancy_id: outcome.vacancyId,
    internal: outcome.internal,
    computed_at: stamp.computedAt,
    discarded: JSON.stringify(discardedIn(journeyTo(outcome, journeys))),
  }));
}

/** Rows of `credit`. */
export function creditRows({ credits, journeys }: CandidateAttribution, stamp: LedgerStamp) {
  return credits.map((credit) => {
    const touch = journeyTo(credit, journeys)?.touches[credit.touchIndex];
    return {
      tenant: stamp.tenant,
      candidate_ref: credit.candidateRef,
      version: stamp.version,
      application_id: credit.applicationId,
      stage: credit.stage,
      model: credit.model,
      touch_index: credit.touchIndex,
      outcome_at: credit.outcomeAt,
      vacancy_id: credit.vacancyId,
      channel: credit.channel,
      advocate_id: credit.advocateId,
      share_id: credit.shareId,
      link_code: credit.linkCode,
      campaign_id: credit.campaignId,
      content_id: credit.contentId,
      network: credit.network,
      credit_micro: credit.creditMicro,
      evidence: credit.evidence,
      touch_at: credit.touchAt,
      touch_events: credit.touchEvents,
      model_version: credit.modelVersion,
      settings_version: credit.settingsVersion,
      input_hash: stamp.inputHash,
      computed_at: stamp.computedAt,
      corroborated_by: touch?.corroboratedBy ?? [],
      clicks: touch?.clickCount ?? 0,
    };
  });
}

/** Evidence that made no touch: what it was and why, and the event to look it up under. Not what it named: that may be a visitor. */
export interface StoredDiscard {
  readonly event: string;
  readonly kind: string;
  readonly reason: string;
  readonly verdict?: string;
}

function discardedIn(journey: Journey | undefined): StoredDiscard[] {
  return (journey?.discarded ?? []).map(({ key, evidence, reason, verdict }) => ({
    event: key,
    kind: evidence.kind,
    reason,
    ...(verdict === undefined ? {} : { verdict }),
  }));
}

/** Its own journey where stages have their own, otherwise the one its application has. */
function journeyTo(
  of: { readonly applicationId: string; readonly stage: string },
  journeys: readonly Journey[],
): Journey | undefined {
  const ofApplication = journeys.filter(({ applicationId }) => applicationId === of.applicationId);
  return ofApplication.find(({ stage }) => stage === of.stage) ?? ofApplication[0];
}
