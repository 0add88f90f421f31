import { canonicalJson } from '../canonical-json.js';
import { type Instant } from '../ids.js';
import { type DiscardedEvidence, type EvidenceStatement } from './evidence-statement.js';
import { type Hearsay, HEARSAY_KINDS } from './evidence-strength.js';
import { channelSaid, isChannelSaid } from './evidence-verdicts.js';
import { corroborated } from './joined-by.js';
import { statedTouches } from './stated-touches.js';
import { type Channel, type Touch } from './touch.js';

/** A statement of hearsay about the application of a journey. */
export interface HearsayStatement extends EvidenceStatement {
  readonly evidence: Hearsay;
}

/**
 * Lets hearsay speak. Where nothing else is known, the strongest class that names somebody or something makes the
 * touches, one per distinct thing said, all at the end of the journey because nobody said when. Everything else that is
 * said, and all of it where something better is known, only supports the touches it agrees with.
 *
 * @param touches what better evidence made
 */
export function withHearsay(
  touches: readonly Touch[],
  hearsay: readonly HearsayStatement[],
  end: Instant,
): { touches: Touch[]; discarded: DiscardedEvidence[] } {
  const base = touches.length > 0 ? touches : touchesOfStrongest(hearsay, end);
  // With no touch even now, all that was said is "a colleague".
  const reason = base.length === 0 ? 'names_nobody' : 'outweighed';
  const unheard = hearsay.filter(
    ({ evidence }) => !base.some(({ channel }) => isChannelSaid(channelSaid(evidence), channel)),
  );
  return {
    touches: base.map((touch) => supportedBy(hearsay, touch)),
    discarded: distinct(unheard).map((statement) => ({ ...statement, reason })),
  };
}

function touchesOfStrongest(hearsay: readonly HearsayStatement[], at: Instant): Touch[] {
  for (const kind of HEARSAY_KINDS) {
    const stated = hearsay.flatMap((statement) => {
      const channel = statement.evidence.kind === kind ? channelNamed(statement.evidence) : undefined;
      return channel === undefined
        ? []
        : [{ statement, evidence: statement.evidence, at, origin: { channel } }];
    });
    if (stated.length > 0) return statedTouches(stated);
  }
  return [];
}

/** Undefined for "a colleague" without saying who: credit cannot go to nobody in particular. */
function channelNamed(evidence: Hearsay): Channel | undefined {
  const { channel, advocateId } = channelSaid(evidence);
  if (channel !== 'advocate') return { kind: channel };
  return advocateId === undefined ? undefined : { kind: 'advocate', advocateId };
}

function supportedBy(hearsay: readonly HearsayStatement[], touch: Touch): Touch {
  const agreeing = hearsay.filter(({ evidence }) => isChannelSaid(channelSaid(evidence), touch.channel));
  return corroborated(
    touch,
    agreeing.map(({ evidence }) => evidence.kind),
  );
}

/** One entry per thing said, however many events said it. */
function distinct(statements: readonly HearsayStatement[]): HearsayStatement[] {
  const byEvidence = Map.groupBy(statements, ({ evidence }) => canonicalJson(evidence));
  return [...byEvidence.values()].flatMap((same) => same.slice(0, 1));
}
