import { type EvidenceKind, type Touch } from './touch.js';

/**
 * What joined a touch to the candidate, when several pieces of evidence name the same contact: the one that names it
 * itself before the visitor's key that leads to it. The others corroborate.
 */
export function joinedBy(kinds: Iterable<EvidenceKind>): Pick<Touch, 'evidence' | 'corroboratedBy'> {
  const sorted = [...new Set(kinds)].sort();
  const evidence = sorted.find((kind) => kind !== 'visitor_key') ?? 'visitor_key';
  return { evidence, corroboratedBy: sorted.filter((kind) => kind !== evidence) };
}

/** The touch with more kinds of evidence that say the same. */
export function corroborated(touch: Touch, kinds: Iterable<EvidenceKind>): Touch {
  const all = new Set([...touch.corroboratedBy, ...kinds]);
  all.delete(touch.evidence);
  return { ...touch, corroboratedBy: [...all].sort() };
}
