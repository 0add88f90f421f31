import { type Stage } from '#domain/events/catalogue.js';
import { STAGES } from '#domain/events/talent.js';
import { CHANNEL_KINDS } from '#domain/journeys/touch.js';
import { rateRatio, type Share } from '#domain/statistics/rate-ratio.js';
import { wilsonInterval } from '#domain/statistics/wilson-interval.js';
import { type ReportRow } from '../report.js';

/** Every source an applicant can have, without overlap, in the order in which they are shown. */
export const APPLICANT_SOURCES = [
  'advocate',
  'advocate_influenced',
  ...CHANNEL_KINDS.filter((kind) => kind !== 'advocate'),
  'unattributed',
] as const;

/** A row of applicants.sql. */
export interface ApplicantRow {
  readonly source: string;
  /** The place of the furthest stage among the stages, from 1. */
  readonly furthest: number;
  readonly applications: number;
}

/** Per source a line for every stage after the application, against all other sources together. */
export function qualityRows(rows: readonly ApplicantRow[]): ReportRow[] {
  const shareOf = (isIncluded: (source: string) => boolean, stage: Stage): Share => {
    const included = rows.filter(({ source }) => isIncluded(source));
    const place = STAGES.indexOf(stage) + 1;
    return {
      part: total(included.filter(({ furthest }) => furthest >= place)),
      whole: total(included),
    };
  };
  return APPLICANT_SOURCES.flatMap((source) =>
    STAGES.slice(1).map((stage) => {
      const own = shareOf((one) => one === source, stage);
      const ratio = rateRatio(
        own,
        shareOf((one) => one !== source, stage),
      );
      const interval = wilsonInterval(own.part, own.whole);
      return {
        applicant_source: source,
        stage,
        applicants: own.whole,
        applicants_reached: own.part,
        reached_rate: own.whole === 0 ? null : own.part / own.whole,
        reached_rate_low: interval?.low ?? null,
        reached_rate_high: interval?.high ?? null,
        ratio_to_rest: ratio?.value ?? null,
        ratio_to_rest_low: ratio?.interval?.low ?? null,
        ratio_to_rest_high: ratio?.interval?.high ?? null,
      };
    }),
  );
}

function total(rows: readonly ApplicantRow[]): number {
  return rows.reduce((sum, { applications }) => sum + applications, 0);
}
