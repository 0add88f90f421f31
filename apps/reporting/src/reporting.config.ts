import { type Static, Type } from 'typebox';
import { ExportsConfig } from './exports/exports.config.js';
import { WebhooksConfig } from './webhooks/webhooks.config.js';

/** What reporting reads from the environment. */
export const ReportingConfig = Type.Object({
  MAX_REPORT_DAYS: Type.Integer({
    minimum: 31,
    maximum: 10_000,
    default: 3_660,
    description: 'Longest period one report may cover, in days.',
  }),
  MAX_QUERY_ROWS: Type.Integer({
    minimum: 1_000_000,
    maximum: 1_000_000_000_000,
    default: 1_000_000_000,
    description: 'Most rows one question to the semantic model may read, by the estimate of the engine.',
  }),
  QUERY_TIMEOUT_S: Type.Integer({
    minimum: 1,
    maximum: 600,
    default: 25,
    description:
      'Longest time one question to the semantic model may take, in seconds; exports are not bound by it.',
  }),
  RECONCILE_EVERY_S: Type.Integer({
    minimum: 0,
    maximum: 86_400,
    default: 300,
    description:
      'How often the numbers are proved, for the metrics, in seconds; less often when it takes long. 0 turns it off.',
  }),
  ...ExportsConfig.properties,
  ...WebhooksConfig.properties,
});
export type ReportingConfig = Readonly<Static<typeof ReportingConfig>>;

/** Nest injection token of the {@link ReportingConfig}. */
export const REPORTING_CONFIG = Symbol('ReportingConfig');
