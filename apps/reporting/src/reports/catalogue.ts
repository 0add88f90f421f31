import { attributionReport } from './attribution/attribution.report.js';
import { funnelReport } from './funnel/funnel.report.js';
import { reachReport } from './reach/reach.report.js';
import { rejectedReport } from './rejected/rejected.report.js';
import { type Report } from './report.js';
import { verdictsReport } from './verdicts/verdicts.report.js';

/** Every named report. A new one is a folder and a line here. */
export const REPORTS: readonly Report[] = [
  reachReport,
  funnelReport,
  attributionReport,
  verdictsReport,
  rejectedReport,
];
