import { type Stage } from '#domain/events/catalogue.js';
import { type ChannelKind } from '#domain/journeys/touch.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportQuery } from '../parameters/report-query.js';
import { type ReportDesk } from '../reports/report.js';

const JOURNEYS = loadSql(import.meta.url, './journeys.sql');

/** A contact on the way to an application. */
export interface JourneyTouch {
  readonly atMs: number;
  readonly channel: ChannelKind;
  /** '' for channels that are nobody's. Never shown: `member` is. */
  readonly advocateId: string;
  /** The line of the report it belongs to, as far as that line may be shown. */
  readonly member: string;
}

/** A stage an application reached. */
export interface ReachedStage {
  readonly stage: Stage;
  readonly atMs: number;
  readonly isReversed: boolean;
}

/** One application, with what led to it. */
export interface ApplicationJourney {
  readonly candidateRef: string;
  readonly applicationId: string;
  /** In the order of time. */
  readonly reached: readonly ReachedStage[];
  /** In the total order of the ledger; empty when nothing is known. */
  readonly touches: readonly JourneyTouch[];
}

export interface JourneysAsked {
  readonly by: string;
  /** The stage of which an outcome stands in the period. */
  readonly countedStage: Stage;
  /** The stage whose touches are read: the ledger keeps a journey per outcome. */
  readonly journeyStage: Stage;
}

interface JourneyRow {
  readonly candidate_ref: string;
  readonly application_id: string;
  readonly reached: readonly (readonly [number, Stage, boolean])[];
  readonly touches: readonly (readonly [number, number, ChannelKind, string, string])[];
}

/** In the order of candidates and applications, which says nothing about time. */
export async function readJourneys(
  { tenant, zone, from, to, filters }: ReportQuery,
  { clickhouse, disclosure, known }: ReportDesk,
  { by, countedStage, journeyStage }: JourneysAsked,
): Promise<ApplicationJourney[]> {
  const rows = await select<JourneyRow>(clickhouse, JOURNEYS, {
    tenant,
    zone,
    from,
    to,
    by,
    counted_stage: countedStage,
    journey_stage: journeyStage,
    vacancy: filters.vacancy,
    shown: disclosure.shown,
    pool: disclosure.pool,
    ...known,
  });
  return rows.map((row) => ({
    candidateRef: row.candidate_ref,
    applicationId: row.application_id,
    reached: row.reached.map(([atMs, stage, isReversed]) => ({
      atMs,
      stage,
      isReversed: Boolean(isReversed),
    })),
    touches: row.touches.map(([, atMs, channel, advocateId, member]) => ({
      atMs,
      channel,
      advocateId,
      member,
    })),
  }));
}
