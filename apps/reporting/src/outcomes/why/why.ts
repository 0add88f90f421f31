import { type AttributionSettings } from '#domain/attribution/settings.js';
import { type Instant } from '#domain/ids.js';
import { type Suppression } from '../../privacy/shown-groups.js';
import { type ListedOutcome } from '../outcomes.service.js';
import { type ExplainedModel } from './explain-models.js';
import { type HistoryEntry } from './history.js';
import { type JourneyTouch } from './journey.js';

export const WHY_PARAMETERS = ['asKnownAt'] as const;

/** Why an outcome is credited to whom it is: everything that went into the numbers, and what they were before. */
export interface Why {
  readonly outcome: ListedOutcome;
  /** Null when it is credited; otherwise why to nobody. */
  readonly notCredited: string | null;
  /** The settings it was computed under, with their values. */
  readonly settings: AttributionSettings;
  /** Touches within it count, both ends included. */
  readonly window: { readonly from: Instant; readonly to: Instant; readonly endsWith: string };
  readonly journey: readonly JourneyTouch[];
  readonly models: readonly ExplainedModel[];
  readonly discarded: readonly DiscardedEvidence[];
  readonly computed: {
    /** The version of this candidate in the ledger, when it was computed, and the hash of everything that was read. */
    readonly version: number;
    readonly at: Instant;
    readonly inputHash: string | null;
  };
  /** Every version that ever counted, the first one first, and what each changed. */
  readonly history: readonly HistoryEntry[];
  readonly meta: {
    readonly dataAsOf: Instant;
    readonly asKnownAt: Instant | null;
    readonly suppressed: readonly Suppression[];
  };
}

/** Evidence that made no touch. */
export interface DiscardedEvidence {
  /** The event that stated it. */
  readonly event: string;
  readonly evidence: string;
  readonly reason: string;
  readonly meaning: string;
  /** Of the click, when that is the reason. */
  readonly verdict: string | null;
}
