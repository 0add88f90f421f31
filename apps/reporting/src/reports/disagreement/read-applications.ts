import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { survivorOf } from '#domain/attribution/own-events.js';
import { asId, type AdvocateId } from '#domain/ids.js';
import { strengthOf } from '#domain/journeys/evidence-strength.js';
import { verdictsOfEvidence } from '#domain/journeys/evidence-verdicts.js';
import { type SourceStatement, sourceStatementOf } from '#domain/journeys/source-statement.js';
import { type Channel, CHANNEL_KINDS, type EvidenceKind } from '#domain/journeys/touch.js';
import { instantOf } from '#domain/time/instant.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { readMerges } from '../../hires/merges.js';
import { type ReportQuery } from '../../parameters/report-query.js';
import { type ReportDesk } from '../report.js';
import { type JudgedApplication } from './judged-application.js';

const APPLICATIONS = loadSql(import.meta.url, './applications.sql');
const STATEMENTS = loadSql(import.meta.url, './statements.sql');

interface ApplicationRow {
  readonly candidate_ref: string;
  readonly application_id: string;
  readonly vacancy: string;
  readonly applied_ms: number;
  /** '' without a tracked touch. */
  readonly channel: string;
  readonly advocate_id: string;
  readonly evidence: EvidenceKind | '';
}

interface StatementRow {
  readonly candidate_ref: string;
  readonly application_id: string;
  readonly type: string;
  readonly at_ms: number;
  readonly key: string;
  readonly data: string;
}

const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  'click_id',
  'link_code',
  'visitor_key',
  'referral',
  'direct_visit',
];
const TRACKED = EVIDENCE_KINDS.filter((kind) => strengthOf(kind) === 'tracked');

/** The applications of the period, each with what every class of evidence says of it. */
export async function readJudgedApplications(
  query: ReportQuery,
  desk: ReportDesk,
): Promise<JudgedApplication[]> {
  const { tenant, zone, from, to, filters } = query;
  const params = { tenant, zone, from, to, ...desk.known };
  const rows = await select<ApplicationRow>(desk.clickhouse, APPLICATIONS, {
    ...params,
    vacancy: filters.vacancy,
    tracked: TRACKED,
  });
  const said = await select<StatementRow>(desk.clickhouse, STATEMENTS, params);
  const mergedInto = await readMerges(desk, tenant);
  const ofApplication = Map.groupBy(said, (row) =>
    applicationKey(survivorOf(row.candidate_ref, mergedInto), row.application_id),
  );
  return rows.map((row) => ({
    applicationId: row.application_id,
    vacancy: row.vacancy,
    appliedMs: row.applied_ms,
    verdicts: verdictsOfEvidence(
      touchesOf(row),
      (ofApplication.get(applicationKey(row.candidate_ref, row.application_id)) ?? []).flatMap(statementOf),
    ),
  }));
}

/** Codes hold no slash, so the two parts cannot run into each other. */
function applicationKey(candidateRef: string, applicationId: string): string {
  return `${candidateRef}/${applicationId}`;
}

function touchesOf({ channel, advocate_id: advocateId, evidence }: ApplicationRow) {
  const kind = CHANNEL_KINDS.find((known) => known === channel);
  if (evidence === '' || kind === undefined) return [];
  const touched: Channel =
    kind === 'advocate' ? { kind, advocateId: asId<AdvocateId>(advocateId) } : { kind };
  return [{ channel: touched, evidence }];
}

function statementOf({ type, at_ms: at, key, data }: StatementRow): SourceStatement[] {
  // What is stored was judged by the schema of its type before it was accepted.
  const event = {
    type,
    occurredAt: instantOf(at),
    key,
    data: JSON.parse(data) as unknown,
  };
  const statement = sourceStatementOf(event as unknown as AcceptedEvent);
  return statement === undefined ? [] : [statement];
}
