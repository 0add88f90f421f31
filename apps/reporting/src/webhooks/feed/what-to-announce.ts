import { hash } from 'node:crypto';
import { canonicalJson } from '#domain/canonical-json.js';
import { type Announced, type Hire, type HireKey, type Withdrawal } from './hire.js';

/** Something the outside does not know yet. */
export type Announcement = HireKey & {
  /** Of the ledger. */
  readonly version: number;
  readonly number: number;
  readonly fingerprint: string;
} & (
    | { readonly status: 'attributed' | 'changed'; readonly hire: Hire }
    | { readonly status: 'withdrawn'; readonly because: Withdrawal }
  );

/**
 * What has to be told so that the outside knows what the ledger says now. A pure difference of two states: however often
 * the ledger was computed anew in between, and whatever of it was seen, what is the same is not told again.
 * @param hires of some candidates, in the versions that count
 * @param versions of all of these candidates who have one; nothing is withdrawn of one who has none
 * @param announced of the same candidates
 */
export function whatToAnnounce(
  hires: readonly Hire[],
  versions: ReadonlyMap<string, number>,
  announced: readonly Announced[],
): Announcement[] {
  const told = new Map(announced.map((one) => [keyOf(one), one]));
  const now = new Map(hires.map((one) => [keyOf(one), one]));
  const standing = hires.flatMap((hire) => {
    const before = told.get(keyOf(hire));
    return withdrawalOf(hire) === undefined ? announceStanding(hire, before) : [];
  });
  const withdrawn = announced.flatMap((before) => {
    const hire = now.get(keyOf(before));
    const because = hire === undefined ? 'not_known' : withdrawalOf(hire);
    const { candidateRef, applicationId, number } = before;
    const version = versions.get(candidateRef);
    // A candidate without any version is no answer: a ledger that is being built anew has not come to them yet.
    if (before.status === 'withdrawn' || because === undefined || version === undefined) return [];
    const rest = { version, number: number + 1, fingerprint: '', because };
    return [{ candidateRef, applicationId, status: 'withdrawn' as const, ...rest }];
  });
  return [...standing, ...withdrawn];
}

function announceStanding(hire: Hire, before: Announced | undefined): Announcement[] {
  const { candidateRef, applicationId, version } = hire;
  const fingerprint = fingerprintOf(hire);
  const isKnown = before !== undefined && before.status !== 'withdrawn';
  if (isKnown && before.fingerprint === fingerprint) return [];
  const status = isKnown ? 'changed' : 'attributed';
  return [
    { candidateRef, applicationId, version, status, number: (before?.number ?? 0) + 1, fingerprint, hire },
  ];
}

/** Why a hire is none that is announced; undefined for one that is. */
function withdrawalOf({ reversedAt, isInternal, credits }: Hire): Withdrawal | undefined {
  if (reversedAt !== null) return 'reversed';
  if (isInternal) return 'internal';
  const hasAdvocate = credits.some(({ channel, creditMicro }) => channel === 'advocate' && creditMicro > 0);
  return hasAdvocate ? undefined : 'no_advocate_credit';
}

/**
 * Of everything an announcement may say and nothing else: neither the version, which changes with every computation,
 * nor who may be named, which is no change of the hire.
 */
function fingerprintOf({ at, vacancyId, credits }: Hire): string {
  const lines = credits.map(({ model, channel, advocateId, creditMicro }) =>
    JSON.stringify([model, channel, advocateId, creditMicro]),
  );
  return hash('sha256', canonicalJson([at, vacancyId, lines.sort()]), 'hex');
}

function keyOf({ candidateRef, applicationId }: HireKey): string {
  return JSON.stringify([candidateRef, applicationId]);
}
