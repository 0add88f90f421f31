import { applicantQualityReport } from './applicant-quality/applicant-quality.report.js';
import { attributionReport } from './attribution/attribution.report.js';
import { cascadesReport } from './cascades/cascades.report.js';
import { claimsReport } from './claims/claims.report.js';
import { audienceGrowthReport } from './audience-growth/audience-growth.report.js';
import { contentReport } from './content/content.report.js';
import { employeesVsPageReport } from './employees-vs-page/employees-vs-page.report.js';
import { interactionReport } from './interaction/interaction.report.js';
import { leaderboardReport } from './leaderboard/leaderboard.report.js';
import { linksReport } from './links/links.report.js';
import { offlineReport } from './offline/offline.report.js';
import { ownWordsReport } from './own-words/own-words.report.js';
import { costPerHireReport } from './cost-per-hire/cost-per-hire.report.js';
import { dataDrivenReport } from './data-driven/data-driven.report.js';
import { disagreementReport } from './disagreement/disagreement.report.js';
import { funnelReport } from './funnel/funnel.report.js';
import { hiresReport } from './hires/hires.report.js';
import { holdoutReport } from './holdout/holdout.report.js';
import { matchedComparisonReport } from './matched-comparison/matched-comparison.report.js';
import { mediaValueReport } from './media-value/media-value.report.js';
import { overlapReport } from './overlap/overlap.report.js';
import { activationReport } from './activation/activation.report.js';
import { activeDepartmentsReport } from './active-departments/active-departments.report.js';
import { burdenReport } from './burden/burden.report.js';
import { followersReport } from './followers/followers.report.js';
import { participationReport } from './participation/participation.report.js';
import { programmeReport } from './programme/programme.report.js';
import { recognitionReport } from './recognition/recognition.report.js';
import { surveysReport } from './surveys/surveys.report.js';
import { trainingReport } from './training/training.report.js';
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
  overlapReport,
  cascadesReport,
  mediaValueReport,
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
  programmeReport,
  activeDepartmentsReport,
  activationReport,
  trainingReport,
  recognitionReport,
  participationReport,
  surveysReport,
  burdenReport,
  followersReport,
  contentReport,
  interactionReport,
  employeesVsPageReport,
  ownWordsReport,
  offlineReport,
  audienceGrowthReport,
  leaderboardReport,
  linksReport,
  verdictsReport,
  rejectedReport,
];
