import { type Reconciliation } from '#standalone/demo/summary/api.js';
import { type AskedReports, judgeOrganisation, type Judged } from '../verdict/judge-organisation.js';
import { type Reports } from '../verdict/reports.js';
import { Stored } from '../verdict/stored.js';
import { DAY_MS, WINDOW_DAYS } from '../workload/organisation.js';
import { type Workload } from '../workload/workload.js';
import { type Installation } from './installation.js';
import { untilTrue } from './settle.js';

const ROLLUP_LIMIT_MS = 90_000;

/** The verdict on one organisation of a trial, once its days are read from rollups. */
export async function judgeWorkload(
  installation: Installation,
  { organisation, book }: Workload,
  reports: Reports,
  asked: AskedReports,
): Promise<Judged> {
  const { rig } = installation;
  await untilRollups(reports, organisation.firstMoment);
  return judgeOrganisation({
    organisation,
    book,
    reports,
    asked,
    stored: new Stored(rig.clickhouseUrl, rig.databaseUrl),
    foreignMarks: installation.marks.filter((mark) => mark !== organisation.mark),
    mistakesOfAllTrials: organisation.isShared ? installation.sharedMistakes : new Set(book.mistakes.keys()),
  });
}

/** Until the days are due no more: what is compared are the rollups that a busy installation answers from. */
async function untilRollups(reports: Reports, firstMoment: number): Promise<void> {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const period = { from: day(firstMoment - 2 * DAY_MS), to: day(firstMoment + WINDOW_DAYS * DAY_MS) };
  await untilTrue('reports are read from rollups', ROLLUP_LIMIT_MS, async () => {
    const asked = [
      await reports.ask('verdicts', period),
      await reports.ask('funnel', { ...period, basis: 'outcome' }),
    ];
    return asked.every(({ answer }) => answer.meta.source === 'rollup');
  });
}

interface Difference {
  readonly what: string;
}

/** What the product says about itself. */
export async function reconcile(
  operator: Reports,
): Promise<{ readonly compared: number; readonly differences: readonly Difference[] }> {
  const { checks, differences } = await operator.json<Reconciliation>('/api/v1/reconcile');
  return {
    compared: checks.reduce((sum, { compared }) => sum + compared, 0),
    differences: differences as readonly Difference[],
  };
}
