import { type Static, Type } from 'typebox';

/** What reporting reads from the environment. */
export const ReportingConfig = Type.Object({
  MAX_REPORT_DAYS: Type.Integer({
    minimum: 31,
    maximum: 10_000,
    default: 3_660,
    description: 'Longest period one report may cover, in days.',
  }),
  RECONCILE_EVERY_S: Type.Integer({
    minimum: 0,
    maximum: 86_400,
    default: 300,
    description:
      'How often the numbers are proved, for the metrics, in seconds; less often when it takes long. 0 turns it off.',
  }),
});
export type ReportingConfig = Readonly<Static<typeof ReportingConfig>>;

/** Nest injection token of the {@link ReportingConfig}. */
export const REPORTING_CONFIG = Symbol('ReportingConfig');
