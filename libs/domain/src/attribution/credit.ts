import { type Network, type Stage } from '../events/catalogue.js';
import { type AdvocateId, type CandidateRef, type Instant } from '../ids.js';
import { type EvidenceKind, type Touch } from '../journeys/touch.js';
import { type Outcome } from '../outcomes/outcome.js';
import { MICRO_PER_OUTCOME, microCredits } from './micro-credits.js';
import { type JourneyContext, type PathModel } from './model.js';

/**
 * What one model gives one touch for one outcome: a row of the ledger, before it gets its tenant, version, input hash
 * and time of computing. What is not known is '' as in the ledger.
 */
export interface Credit {
  readonly candidateRef: CandidateRef;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly model: string;
  readonly modelVersion: number;
  readonly settingsVersion: number;
  readonly outcomeAt: Instant;
  readonly vacancyId: string;
  /** Place in the journey, from 0; 0 for the unattributed row. */
  readonly touchIndex: number;
  readonly channel: Touch['channel']['kind'] | 'unattributed';
  readonly advocateId: AdvocateId | '';
  readonly shareId: string;
  readonly linkCode: string;
  readonly campaignId: string;
  readonly contentId: string;
  readonly network: Network | '';
  /** Millionths of one outcome. The rows of one outcome and model add up to 1,000,000. */
  readonly creditMicro: number;
  readonly evidence: EvidenceKind | '';
  readonly touchAt: Instant | null;
  readonly touchEvents: readonly string[];
}

/** One row per touch, those that get nothing included; for a journey without touches one row, unattributed. */
export function creditsFor(
  candidateRef: CandidateRef,
  outcome: Outcome,
  touches: readonly Touch[],
  model: PathModel,
  context: JourneyContext,
): Credit[] {
  const common = {
    candidateRef,
    applicationId: outcome.applicationId,
    stage: outcome.stage,
    model: model.name,
    modelVersion: model.version,
    settingsVersion: context.settings.version,
    outcomeAt: outcome.at,
    vacancyId: outcome.vacancyId,
  };
  if (touches.length === 0) return [{ ...common, ...UNATTRIBUTED }];
  const micro = microCredits(model.weigh(touches, context));
  return touches.map((touch, touchIndex) => ({
    ...common,
    touchIndex,
    channel: touch.channel.kind,
    advocateId: touch.channel.kind === 'advocate' ? touch.channel.advocateId : '',
    shareId: touch.shareId ?? '',
    linkCode: touch.linkCode ?? '',
    campaignId: touch.campaignId ?? '',
    contentId: touch.contentId ?? '',
    network: touch.network ?? '',
    creditMicro: micro[touchIndex] ?? 0,
    evidence: touch.evidence,
    touchAt: touch.at,
    touchEvents: touch.events,
  }));
}

const UNATTRIBUTED = {
  touchIndex: 0,
  channel: 'unattributed',
  advocateId: '',
  shareId: '',
  linkCode: '',
  campaignId: '',
  contentId: '',
  network: '',
  creditMicro: MICRO_PER_OUTCOME,
  evidence: '',
  touchAt: null,
  touchEvents: [],
} as const satisfies Partial<Credit>;
