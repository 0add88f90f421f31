import { applicantQualityReport } from './applicant-quality/applicant-quality.report.js';
import { attributionReport } from './attribution/attribution.report.js';
import { claimsReport } from './claims/claims.report.js';
import { costPerHireReport } from './cost-per-hire/cost-per-hire.report.js';
import { dataDrivenReport } from './data-driven/data-driven.report.js';
import { disagreementReport } from './disagreement/disagreement.report.js';
import { funnelReport } from './funnel/funnel.report.js';
import { hiresReport } from './hires/hires.report.js';
import { holdoutReport } from './holdout/holdout.report.js';
import { matchedComparisonReport } from './matched-comparison/matched-comparison.report.js';
import { reachReport } from './reach/reach.report.js';
import { rejectedReport } from './rejected/rejected.report.js';
import { type Report } from './report.js';
import { retentionComparisonReport } from './retention/retention-comparison.report.js';
import { retentionReport } from './retention/retention.report.js';
import { sensitivityReport } from './sensitivity/sensitivity.report.js';
import { timeToHireReport } from './time-to-hire/time-to-hire.report.js';
import { verdictsReport } from './verdicts/verdicts.report.js';

/** Every named report. A new one is a folder and a line here. */
export const REPORTS: readonly Report[] = [
  reachReport,
  funnelReport,
  attributionReport,
  dataDrivenReport,
  sensitivityReport,
  timeToHireReport,
  costPerHireReport,
  retentionReport,
  retentionComparisonReport,
  matchedComparisonReport,
  hiresReport,
  applicantQualityReport,
  disagreementReport,
  claimsReport,
  holdoutReport,
  verdictsReport,
  rejectedReport,
];
