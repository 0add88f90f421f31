import { type Stage } from '../events/catalogue.js';
import { type Instant } from '../ids.js';
import { compareInOrder } from '../time/total-order.js';
import { clickTouches } from './click-touches.js';
import { mergeUndated } from './corroboration.js';
import { type DiscardedEvidence } from './evidence-statement.js';
import { withHearsay } from './hearsay.js';
import { type JourneyMaterial } from './journey-material.js';
import { Readings } from './readings.js';
import { statedTouches } from './stated-touches.js';
import { type Touch } from './touch.js';
import { windowBefore } from './window.js';

/** Where a journey ends: its window reaches back from there. */
export interface Anchor {
  readonly applicationId: string;
  /** The stage whose moment it is. */
  readonly stage: Stage;
  readonly at: Instant;
  /** When the evidence was stated, as far as is known: the moment of the application. */
  readonly statedAt: Instant;
}

/** What led a candidate to one application, or to a stage of it: the eligible touches, in the total order. */
export interface Journey extends Anchor {
  readonly touches: readonly Touch[];
  /** Evidence of this application that made no touch in it and supports none. */
  readonly discarded: readonly DiscardedEvidence[];
}

/**
 * The journey that ends at an anchor. Dated evidence serves every journey of the candidate whose window holds it, as a
 * click that led to one vacancy can lead to a second. Evidence without a time is taken at the moment of the
 * application it came with, and so serves that one only; so does hearsay.
 */
export function journeyOf(anchor: Anchor, material: JourneyMaterial, lookbackDays: number): Journey {
  const read = new Readings(anchor, windowBefore(anchor.at, lookbackDays));
  for (const statement of material.statements) read.statement(statement, material);
  const dated = [
    ...clickTouches(material.chains, read.namedClicks, read.window),
    ...statedTouches(read.dated),
  ];
  const known = mergeUndated(dated, statedTouches(read.undated));
  const { touches, discarded } = withHearsay(known, read.hearsay, anchor.at);
  return {
    ...anchor,
    touches: touches.sort(compareInOrder),
    discarded: [...read.discarded.values(), ...discarded],
  };
}
