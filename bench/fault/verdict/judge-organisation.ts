import { DAY_MS, type Organisation, WINDOW_DAYS } from '../workload/organisation.js';
import { type SendingBook } from '../workload/sending-book.js';
import { factsOf } from '../recount/material.js';
import { DERIVED_REPORTS, questionsAbout, REPORTS_OF_EVERYBODY } from '../recount/questions.js';
import { type Lines } from '../recount/lines.js';
import { compareAnswer } from './compare-answer.js';
import { compareRefused, strangersAmongRefused } from './compare-refused.js';
import { compareRows, isVisit } from './compare-rows.js';
import { leaksIn } from './leaks.js';
import { type Reports } from './reports.js';
import { type RefusedRow, type Stored } from './stored.js';

export interface Judged {
  readonly tenant: string;
  readonly sent: number;
  readonly acknowledged: number;
  readonly stored: number;
  readonly refused: number;
  readonly reports: number;
  readonly lines: number;
  /** Visits that were answered and are not stored. */
  readonly missingVisits: number;
  /** What was found wrong; empty when everything is as it must be. */
  readonly findings: readonly string[];
  /** Every answer by its question, without what says when it was read. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Which reports a verdict looks at: those that are recounted, or all there are. */
export type AskedReports = 'recounted' | 'every';

export interface Evidence {
  readonly organisation: Organisation;
  readonly book: SendingBook;
  readonly stored: Stored;
  readonly reports: Reports;
  readonly asked: AskedReports;
  /** The marks of every other organisation and trial. */
  readonly foreignMarks: readonly string[];
  /** Raw keys of the mistakes of every trial of this organisation. */
  readonly mistakesOfAllTrials: ReadonlySet<string>;
}

/** Received today, by any clock that was in use. */
const AROUND_NOW_DAYS = 10;
const ASKED_AT_ONCE = 4;

/** Holds everything one organisation can see, and every row it has, against what it sent. */
export async function judgeOrganisation(evidence: Evidence): Promise<Judged> {
  const { organisation, book, stored } = evidence;
  const { tenant } = organisation;
  const findings = book.wrongAnswers.slice(0, 10).map((what) => `wrong answer: ${what}`);
  const unsent = book.unacknowledged.length;
  if (unsent > 0) findings.push(`${String(unsent)} events were never acknowledged`);

  const rows = await stored.rows(tenant, organisation.isShared ? organisation : undefined);
  const found = compareRows(book, rows);
  const lostEvents = found.lost.filter((key) => !isVisit(key));
  for (const [kind, keys] of [
    ['lost', lostEvents],
    ['doubled', found.doubled],
    ['invented', found.invented],
  ] as const)
    findings.push(...keys.slice(0, 5).map((key) => `${kind}: ${key}`));

  const refused = await stored.refused(tenant);
  findings.push(...compareRefused(book.mistakes, refused).slice(0, 5));
  findings.push(...strangersAmongRefused(evidence.mistakesOfAllTrials, refused).slice(0, 5));

  const facts = factsOf(book.told.values(), found.visits, organisation.links);
  const answers = await compareReports(evidence, facts, refused, findings);
  const ownRefused = refused.filter(({ raw }) => book.mistakes.has(raw));
  return {
    tenant,
    sent: book.attempts,
    acknowledged: book.acknowledged.size,
    stored: rows.length,
    refused: ownRefused.reduce((sum, one) => sum + one.rows, 0),
    reports: answers.texts.size,
    lines: answers.lines,
    missingVisits: found.lost.length - lostEvents.length,
    findings,
    answers: answers.texts,
  };
}

async function compareReports(
  { organisation, reports, asked: which, foreignMarks }: Evidence,
  facts: ReturnType<typeof factsOf>,
  refused: readonly RefusedRow[],
  findings: string[],
): Promise<{ texts: Map<string, string>; lines: number }> {
  const period = {
    from: dayOf(organisation.firstMoment - 2 * DAY_MS),
    to: dayOf(organisation.firstMoment + WINDOW_DAYS * DAY_MS),
  };
  const now = Date.now();
  const aroundNow = {
    from: dayOf(now - AROUND_NOW_DAYS * DAY_MS),
    to: dayOf(now + AROUND_NOW_DAYS * DAY_MS),
  };
  const questions = [
    ...questionsAbout(facts).map((question) => ({
      ...question,
      parameters: { ...period, ...question.parameters },
    })),
    {
      report: 'rejected',
      parameters: aroundNow,
      dimensions: ['reason'],
      expected: () => refusedLines(refused),
    },
    ...(which === 'every' ? DERIVED_REPORTS : []).map((report) => ({
      report,
      parameters: period,
      dimensions: [],
      expected: undefined,
    })),
  ];
  const unasked = (await reports.names()).filter(
    (name) => !DERIVED_REPORTS.includes(name) && !questions.some(({ report }) => report === name),
  );
  if (unasked.length > 0) findings.push(`reports that the recount does not know: ${unasked.join(', ')}`);

  const asked = await inGroups(questions, async (question) => {
    const { report, parameters, dimensions, expected } = question;
    const name = `${report} ${new URLSearchParams(parameters).toString()}`;
    const { text, answer } = await reports.ask(report, parameters);
    const different = expected === undefined ? [] : compareAnswer(answer.data, dimensions, expected());
    const wrong = different.map((what) => `${name}: ${what}`);
    const foreign = REPORTS_OF_EVERYBODY.includes(report)
      ? foreignMarks.filter((mark) => !mark.endsWith(`-${organisation.tenant}_`))
      : foreignMarks;
    const leaks = leaksIn(text, foreign).map((mark) => `${name}: holds ${mark}, which belongs to another`);
    return { name, text, lines: answer.data.length, wrong: [...wrong, ...leaks] };
  });
  findings.push(...asked.flatMap(({ wrong }) => wrong));
  return {
    texts: new Map(asked.map(({ name, text }) => [name, text])),
    lines: asked.reduce((sum, { lines }) => sum + lines, 0),
  };
}

/** Some at a time: one after the other would mostly wait. */
async function inGroups<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += ASKED_AT_ONCE)
    results.push(...(await Promise.all(items.slice(start, start + ASKED_AT_ONCE).map(work))));
  return results;
}

function refusedLines(refused: readonly RefusedRow[]): Lines {
  const groups = Map.groupBy(refused, ({ reason }) => reason);
  return new Map(
    [...groups].map(([reason, rows]) => [
      reason,
      { rejected_events: rows.reduce((sum, row) => sum + row.rows, 0), replayed_events: 0 },
    ]),
  );
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
