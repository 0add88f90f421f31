import { type EvidenceVerdict, type SaidChannel } from '#domain/journeys/evidence-verdicts.js';

/** The classes of evidence that are held side by side. */
export const EVIDENCE_CLASSES = ['tracked', 'credited_to', 'candidate_answer', 'ats_source'] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

/** Every two of them, once. */
export const EVIDENCE_PAIRS = EVIDENCE_CLASSES.flatMap((one, index) =>
  EVIDENCE_CLASSES.slice(index + 1).map((other) => [one, other] as const),
);

/** An application, and what each class of evidence says of it. */
export interface JudgedApplication {
  readonly applicationId: string;
  readonly vacancy: string;
  readonly appliedMs: number;
  readonly verdicts: readonly EvidenceVerdict[];
}

export function saidBy({ verdicts }: JudgedApplication, evidence: EvidenceClass): readonly SaidChannel[] {
  return verdicts.filter((verdict) => verdict.class === evidence).map(({ says }) => says);
}

/** Undefined when one of the two says nothing. */
export function doAgree(
  application: JudgedApplication,
  [one, other]: readonly [EvidenceClass, EvidenceClass],
): boolean | undefined {
  const [ours, theirs] = [saidBy(application, one), saidBy(application, other)];
  if (ours.length === 0 || theirs.length === 0) return undefined;
  return ours.some((a) => theirs.some((b) => isSame(a, b)));
}

/** "A colleague" is any advocate. */
function isSame(a: SaidChannel, b: SaidChannel): boolean {
  if (a.channel !== b.channel) return false;
  return a.advocateId === undefined || b.advocateId === undefined || a.advocateId === b.advocateId;
}
