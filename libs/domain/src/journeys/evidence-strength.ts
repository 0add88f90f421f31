import { type Evidence } from '../events/catalogue.js';
import { type EvidenceKind } from './touch.js';

/**
 * How far evidence carries. Tracked: a click or view of ours is behind it. Stated: a person or system stated a deed,
 * such as a referral. Hearsay: what somebody says about how the candidate came. Hearsay fills a journey of which nothing
 * else is known and never competes with anything better (decision 0010).
 */
export type EvidenceStrength = 'tracked' | 'stated' | 'hearsay';

/** The kinds of evidence that a click or view of ours is behind. */
export const TRACKED_KINDS = [
  'click_id',
  'link_code',
  'visitor_key',
] as const satisfies readonly EvidenceKind[];

/** The kinds of hearsay, the strongest first: a name beats a memory, a memory beats a menu. */
export const HEARSAY_KINDS = ['credited_to', 'candidate_answer', 'ats_source'] as const;
export type HearsayKind = (typeof HEARSAY_KINDS)[number];
export type Hearsay = Extract<Evidence, { kind: HearsayKind }>;

export function strengthOf(kind: EvidenceKind): EvidenceStrength {
  switch (kind) {
    case 'click_id':
    case 'link_code':
    case 'visitor_key':
      return 'tracked';
    case 'referral':
    case 'direct_visit':
      return 'stated';
    case 'credited_to':
    case 'candidate_answer':
    case 'ats_source':
      return 'hearsay';
  }
}

export function isHearsay(evidence: Evidence): evidence is Hearsay {
  return strengthOf(evidence.kind) === 'hearsay';
}
