import { type RawEvent } from './judge.js';

export interface Evidence {
  readonly kind: 'click_id' | 'link_code' | 'referral' | 'direct_visit' | Hearsay;
  readonly channel?: string;
  readonly clickId?: string;
  readonly linkCode?: string;
  readonly advocateId?: string;
  readonly at?: string;
}

/** What somebody says about it, the strongest first. */
export const HEARSAY = ['credited_to', 'candidate_answer', 'ats_source'] as const;
type Hearsay = (typeof HEARSAY)[number];

/** What somebody says: the channel, and whom if they name an advocate. */
export interface Saying {
  readonly channel: string;
  readonly advocateId?: string;
}

/** What stands of it, after corrections. */
export type Standing = Readonly<Partial<Record<Hearsay, Saying>>>;

/** The last correction of a field replaces what was said first; answers of candidates are corrected by nobody. */
export function standing(evidence: readonly Evidence[], corrections: readonly RawEvent[]): Standing {
  const inOrder = [...corrections].sort((a, b) => a.at - b.at);
  const last = (field: string) =>
    inOrder.map(({ data }) => data[field] as string | undefined).findLast((value) => value !== undefined);
  const first = (kind: Hearsay) => evidence.find((item) => item.kind === kind);
  const credited = last('creditedTo') ?? first('credited_to')?.advocateId;
  const source = last('channel') ?? first('ats_source')?.channel;
  const answer = first('candidate_answer');
  return {
    ...(credited === undefined ? {} : { credited_to: { channel: 'advocate', advocateId: credited } }),
    ...(answer === undefined
      ? {}
      : {
          candidate_answer: {
            channel: answer.channel ?? 'advocate',
            ...(answer.advocateId === undefined ? {} : { advocateId: answer.advocateId }),
          },
        }),
    ...(source === undefined ? {} : { ats_source: { channel: source } }),
  };
}

export function isHearsay({ kind }: Evidence): boolean {
  return HEARSAY.some((one) => one === kind);
}

/** Where nothing else is known, the strongest that names somebody or something; "a colleague" names nobody. */
export function namedBy(hearsay: Standing): string | undefined {
  const said = HEARSAY.map((kind) => hearsay[kind]).find(
    (saying) => saying !== undefined && (saying.channel !== 'advocate' || saying.advocateId !== undefined),
  );
  return said?.advocateId ?? said?.channel;
}
