import { type ClusterSums } from '#domain/experiments/clustered-rate-ratio.js';
import { type Share } from '#domain/statistics/rate-ratio.js';
import { addDays } from '#domain/time/calendar.js';
import { localDay } from '#domain/time/local-day.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type EmployedHire, readEmployedHires } from '../../hires/employed-hires.js';
import { isAdvocacy } from '../../hires/source-class.js';
import { type ReportQuery } from '../../parameters/report-query.js';
import { readApplicants } from '../applicant-quality/read-applicants.js';
import { type ReportDesk } from '../report.js';
import { type ClaimsData, NO_SHARES, type Sides } from './claims-data.js';

const CONNECTIONS = loadSql(import.meta.url, './connections.sql');
const MEASURED_SHARES = loadSql(import.meta.url, './measured-shares.sql');
const YEAR_DAYS = 365;

type Counted = 'click' | 'interaction';
type SumNames =
  'clusters' | 'events' | 'exposure' | 'events_squared' | 'events_times_exposure' | 'exposure_squared';
type MeasuredShares = Readonly<Record<`${Counted}_${SumNames}`, number>> & { readonly side: string };

export async function readClaims(query: ReportQuery, desk: ReportDesk): Promise<ClaimsData> {
  const { tenant, zone, from, to } = query;
  const params = { tenant, zone, from, to, ...desk.known };
  const [connections] = await select<ClaimsData['connections']>(desk.clickhouse, CONNECTIONS, params);
  const measured = await select<MeasuredShares>(desk.clickhouse, MEASURED_SHARES, params);
  const applicants = await readApplicants(query, desk);
  const countOf = (sources: readonly string[]) =>
    applicants
      .filter(({ source }) => sources.includes(source))
      .reduce((sum, { applications }) => sum + applications, 0);
  return {
    connections: connections ?? { connections: 0, followers: 0, advocates: 0, enrolled: 0 },
    clicks: sides(measured, 'click'),
    interactions: sides(measured, 'interaction'),
    influenced: {
      part: countOf(['advocate', 'advocate_influenced']),
      whole: applicants.reduce((sum, { applications }) => sum + applications, 0),
    },
    retained: await readRetained(query, desk),
  };
}

function sides(rows: readonly MeasuredShares[], counted: Counted): Sides<ClusterSums> {
  const of = (side: string): ClusterSums => {
    const row = rows.find((one) => one.side === side);
    if (row === undefined) return NO_SHARES;
    return {
      clusters: row[`${counted}_clusters`],
      events: row[`${counted}_events`],
      exposure: row[`${counted}_exposure`],
      eventsSquared: row[`${counted}_events_squared`],
      eventsTimesExposure: row[`${counted}_events_times_exposure`],
      exposureSquared: row[`${counted}_exposure_squared`],
    };
  };
  return { advocacy: of('advocate'), other: of('company_page') };
}

/** Of those who started a year before the period, whose first anniversary therefore lies in it. */
async function readRetained(query: ReportQuery, desk: ReportDesk): Promise<Sides<Share>> {
  const started = { ...query, from: addDays(query.from, -YEAR_DAYS), to: addDays(query.to, -YEAR_DAYS) };
  const { hires } = await readEmployedHires(started, desk);
  const today = localDay(query.zone)(desk.asOf);
  const observable = hires.filter(({ employment }) => addDays(employment.started_on, YEAR_DAYS) <= today);
  const shareOf = (group: readonly EmployedHire[]): Share => ({
    part: group.filter(({ followUp }) => followUp.days >= YEAR_DAYS).length,
    whole: group.length,
  });
  const isInfluenced = ({ sourceClass }: EmployedHire) => isAdvocacy(sourceClass, 'influenced');
  return {
    advocacy: shareOf(observable.filter(isInfluenced)),
    other: shareOf(observable.filter((hire) => !isInfluenced(hire))),
  };
}
