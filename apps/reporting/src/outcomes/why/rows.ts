import { type Stage } from '#domain/events/catalogue.js';
import { type Instant } from '#domain/ids.js';

/** A row of application.sql. */
export interface StageRow {
  readonly stage: Stage;
  readonly occurred_at: Instant;
  readonly reversed_at: Instant | null;
  readonly vacancy_id: string;
  readonly internal: boolean;
  readonly computed_at: Instant;
  /** JSON: a list of {@link DiscardRow}. */
  readonly discarded: string;
}

export interface DiscardRow {
  readonly event: string;
  readonly kind: string;
  readonly reason: string;
  readonly verdict?: string;
}

/** A row of credits.sql. */
export interface CreditRow {
  readonly model: string;
  readonly model_version: number;
  readonly settings_version: number;
  readonly touch_index: number;
  readonly channel: string;
  readonly advocate_id: string;
  readonly share_id: string;
  readonly link_code: string;
  readonly campaign_id: string;
  readonly content_id: string;
  readonly network: string;
  readonly credit_micro: number;
  readonly evidence: string;
  readonly touch_at: Instant | null;
  readonly touch_events: readonly string[];
  readonly corroborated_by: readonly string[];
  readonly clicks: number;
  readonly input_hash: string;
}

/** A row of published.sql. */
export interface PublishedRow {
  readonly settings_version: number;
  readonly version: number;
  readonly published_at: Instant;
}

/** A row of totals.sql. */
export interface TotalRow {
  readonly version: number;
  readonly model: string;
  readonly channel: string;
  readonly advocate_id: string;
  readonly credit_micro: number;
  readonly occurred_at: Instant;
  readonly reversed_at: Instant | null;
}
