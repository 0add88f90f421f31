import { type SaidChannel } from '#domain/journeys/evidence-verdicts.js';
import { type Day } from '#domain/ids.js';
import { wilsonInterval } from '#domain/statistics/wilson-interval.js';
import { type ReportRow } from '../report.js';
import {
  doAgree,
  EVIDENCE_CLASSES,
  EVIDENCE_PAIRS,
  type JudgedApplication,
  saidBy,
} from './judged-application.js';

/** A line per two sources, those without anything to compare included. */
export function agreementRows(applications: readonly JudgedApplication[]): ReportRow[] {
  return EVIDENCE_PAIRS.map((pair) => {
    const compared = applications
      .map((application) => doAgree(application, pair))
      .filter((agree) => agree !== undefined);
    const agreed = compared.filter(Boolean).length;
    const interval = wilsonInterval(agreed, compared.length);
    return {
      evidence_pair: pair.join(' and '),
      evidence_applications: applications.length,
      both_say: compared.length,
      agree: agreed,
      agreement_rate: compared.length === 0 ? null : agreed / compared.length,
      agreement_rate_low: interval?.low ?? null,
      agreement_rate_high: interval?.high ?? null,
    };
  });
}

export interface Naming {
  /** Whether advocates may be named at all; if not, those who differ are numbered within the line. */
  readonly names: boolean;
  /** Who may be named, and what stands for everybody else. */
  readonly shown: ReadonlySet<string>;
  readonly pool: string;
}

/** The work list: a line per application of which two sources disagree, the most recent first. */
export function disagreementRows(
  applications: readonly JudgedApplication[],
  dayOf: (ms: number) => Day,
  naming: Naming,
): ReportRow[] {
  return applications
    .map((application) => ({
      application,
      disagreements: EVIDENCE_PAIRS.filter((pair) => doAgree(application, pair) === false).length,
    }))
    .filter(({ disagreements }) => disagreements > 0)
    .sort(
      (a, b) =>
        b.application.appliedMs - a.application.appliedMs ||
        (a.application.applicationId < b.application.applicationId ? -1 : 1),
    )
    .map(({ application, disagreements }) => ({
      application: application.applicationId,
      applied_on: dayOf(application.appliedMs),
      vacancy: application.vacancy === '' ? '(none)' : application.vacancy,
      ...sayings(application, naming),
      disagreements,
    }));
}

function sayings(application: JudgedApplication, naming: Naming): ReportRow {
  const numbers = new Map<string, number>();
  const named = ({ channel, advocateId }: SaidChannel): string => {
    if (advocateId === undefined) return channel;
    if (naming.names)
      return naming.shown.has(advocateId) ? `${channel} ${advocateId}` : `${channel} ${naming.pool}`;
    const number = numbers.get(advocateId) ?? numbers.size + 1;
    numbers.set(advocateId, number);
    return `${channel} ${String(number)}`;
  };
  return Object.fromEntries(
    EVIDENCE_CLASSES.map((evidence) => {
      const said = [...new Set(saidBy(application, evidence).map(named))];
      return [`says_${evidence}`, said.length === 0 ? null : said.join(', ')];
    }),
  );
}
