import { type CandidateAttribution } from '#domain/attribution/attribute-candidate.js';
import { type TenantId } from '#domain/ids.js';

/** What is the same on every row of one version of one candidate. */
export interface LedgerStamp {
  readonly tenant: TenantId;
  readonly version: number;
  readonly inputHash: string;
  readonly computedAt: string;
}

/** Rows of `outcome`. */
export function outcomeRows({ candidateRef, outcomes }: CandidateAttribution, stamp: LedgerStamp) {
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
  }));
}

/** Rows of `credit`. */
export function creditRows({ credits }: CandidateAttribution, stamp: LedgerStamp) {
  return credits.map((credit) => ({
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
  }));
}
