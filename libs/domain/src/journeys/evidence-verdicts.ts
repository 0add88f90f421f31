import { canonicalJson } from '../canonical-json.js';
import { asId, type AdvocateId } from '../ids.js';
import { type Hearsay, HEARSAY_KINDS, type HearsayKind, isHearsay, strengthOf } from './evidence-strength.js';
import { type SourceStatement, standingEvidence } from './source-statement.js';
import { type Channel, type ChannelKind, type Touch } from './touch.js';

/** A channel as somebody may name it: `advocate` without saying which is "a colleague". */
export interface SaidChannel {
  readonly channel: ChannelKind;
  readonly advocateId?: AdvocateId;
}

/** What one class of evidence says about how an application came in. */
export interface EvidenceVerdict {
  readonly class: 'tracked' | HearsayKind;
  readonly says: SaidChannel;
}

/**
 * What each class of evidence says about one application: `tracked` the channel of the last touch that tracked evidence
 * made, the other classes what stands of what they stated. At most one verdict of `tracked`; a class of hearsay can
 * say several things, and a class that says nothing has no verdict. Sorted: tracked first, then the strongest hearsay.
 *
 * Whom an ATS credits can be any of its users; that somebody is no advocate cannot be known here, so they are named as one.
 *
 * @param touches of the application's journey, in the total order
 * @param statements about this application, in any order and with any repeats
 */
export function verdictsOfEvidence(
  touches: readonly Pick<Touch, 'channel' | 'evidence'>[],
  statements: readonly SourceStatement[],
): EvidenceVerdict[] {
  const tracked = touches.findLast(({ evidence }) => strengthOf(evidence) === 'tracked');
  const hearsay = standingEvidence(statements)
    .map(({ evidence }) => evidence)
    .filter(isHearsay)
    .map((evidence): EvidenceVerdict => ({ class: evidence.kind, says: channelSaid(evidence) }));
  const distinct = [...new Map(hearsay.map((verdict) => [canonicalJson(verdict), verdict]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, verdict]) => verdict);
  return [
    ...(tracked === undefined ? [] : [{ class: 'tracked' as const, says: saidOf(tracked.channel) }]),
    ...HEARSAY_KINDS.flatMap((kind) => distinct.filter((verdict) => verdict.class === kind)),
  ];
}

/** What a piece of hearsay says. */
export function channelSaid(evidence: Hearsay): SaidChannel {
  switch (evidence.kind) {
    case 'credited_to':
      return { channel: 'advocate', advocateId: asId<AdvocateId>(evidence.advocateId) };
    case 'ats_source':
      return { channel: evidence.channel };
    case 'candidate_answer':
      return evidence.advocateId === undefined
        ? { channel: evidence.channel ?? 'other' }
        : { channel: 'advocate', advocateId: asId<AdvocateId>(evidence.advocateId) };
  }
}

function saidOf(channel: Channel): SaidChannel {
  return channel.kind === 'advocate'
    ? { channel: 'advocate', advocateId: channel.advocateId }
    : { channel: channel.kind };
}

/** Whether a channel is what was said: "a colleague" is any advocate. */
export function isChannelSaid(said: SaidChannel, channel: Channel): boolean {
  if (channel.kind !== said.channel) return false;
  return (
    channel.kind !== 'advocate' || said.advocateId === undefined || said.advocateId === channel.advocateId
  );
}
