/** Every named report, and the breakdowns that read most, over the whole year. */
export const NAMED_REPORTS = [
  'reach.json',
  'reach.json?by=team',
  'reach.json?by=content',
  'reach.json?by=campaign&granularity=month',
  'reach.json?granularity=day',
  'funnel.json?basis=outcome',
  'funnel.json?basis=cohort',
  'attribution.json?by=channel',
  'attribution.json?by=team&model=linear&stage=application',
  'attribution.json?by=content&model=linear&stage=application',
  'verdicts.json',
  'rejected.json',
] as const;

export const FROM = '2025-01-01';
export const TO = '2025-12-31';

export function pathOf(report: string): string {
  return `/api/v1/reports/${report}${report.includes('?') ? '&' : '?'}from=${FROM}&to=${TO}`;
}
