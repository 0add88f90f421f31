import { type Instant } from '../ids.js';
import { canonicalJson } from '../canonical-json.js';
import { clickTouches } from './click-touches.js';
import { mergeUndated } from './corroboration.js';
import { type DiscardedEvidence } from './evidence-statement.js';
import { type JourneyMaterial } from './journey-material.js';
import { readEvidence } from './read-evidence.js';
import { statedTouches, type StatedTouch } from './stated-touches.js';
import { compareInOrder } from '../time/total-order.js';
import { type Touch } from './touch.js';
import { windowBefore } from './window.js';

/** An application and the moment its journey ends: the window reaches back from there. */
export interface Anchor {
  readonly applicationId: string;
  readonly at: Instant;
}

/** What led a candidate to one application: the eligible touches, in the total order. */
export interface Journey extends Anchor {
  readonly touches: readonly Touch[];
  /** Evidence of this application that made no touch. */
  readonly discarded: readonly DiscardedEvidence[];
}

/**
 * The journey to one application. Dated evidence serves every application of the candidate whose window holds it, as a
 * click that led to one vacancy can lead to a second. Evidence without a time is taken at the moment of the
 * application it came with, and so serves that one only.
 */
export function journeyOf(anchor: Anchor, material: JourneyMaterial, lookbackDays: number): Journey {
  const window = windowBefore(anchor.at, lookbackDays);
  const namedClicks = new Set<string>();
  const dated: StatedTouch[] = [];
  const undated: StatedTouch[] = [];
  const discarded = new Map<string, DiscardedEvidence>();
  for (const statement of material.statements) {
    const isOwn = statement.applicationId === anchor.applicationId;
    const reading = readEvidence(statement.evidence, material, window);
    switch (reading.says) {
      case 'click':
        namedClicks.add(reading.click.key);
        break;
      case 'dated':
        dated.push({ statement, at: reading.at, origin: reading.origin });
        break;
      case 'undated':
        if (isOwn) undated.push({ statement, at: anchor.at, origin: reading.origin });
        break;
      case 'nothing': {
        const { says: _says, ...reason } = reading;
        const evidence = canonicalJson(statement.evidence);
        if (isOwn && !discarded.has(evidence)) discarded.set(evidence, { ...statement, ...reason });
        break;
      }
    }
  }
  const datedTouches = [...clickTouches(material.chains, namedClicks, window), ...statedTouches(dated)];
  return {
    ...anchor,
    touches: mergeUndated(datedTouches, statedTouches(undated)).sort(compareInOrder),
    discarded: [...discarded.values()],
  };
}
