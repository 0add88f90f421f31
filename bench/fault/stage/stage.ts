import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '#standalone/demo/history/random.js';
import { type Rig } from '#testing/rig/rig.js';
import { type AskedReports, type Judged } from '../verdict/judge-organisation.js';
import { Reports } from '../verdict/reports.js';
import { Http } from '../workload/http.js';
import { Workload } from '../workload/workload.js';
import { type Installation } from './installation.js';
import { judgeWorkload, reconcile } from './judging.js';
import { type Length } from './length.js';
import { READY_WITHIN_MS, settle, untilReady } from './settle.js';

/** Organisations of a trial: the first of the installation, which also writes the raw topics, and two of its own. */
const ORGANISATIONS = ['main', 'oak', 'elm'] as const;
const MOST_TOLD = 5;
const LET_IT_FLOW_MS = 1_500;
/** Reconcile reads everything there is. */
const VERDICT_LIMIT_MS = 600_000;

export interface StageOptions {
  readonly scenario: string;
  readonly seed: number;
  readonly length: Length;
  /** Says on the way what is being done. */
  readonly say: (step: string) => void;
}

interface Opening {
  /** Where the window of time begins, when the scenario is about certain days. */
  readonly firstMoment?: number;
  /** Whether the same happens at every organisation, so that their reports can be held against each other. */
  readonly isOneStory?: boolean;
}

/** One trial: organisations of its own, what they send, what is done to the installation meanwhile, and the verdict. */
export class Stage {
  readonly random: Random;
  readonly workloads: Workload[] = [];
  readonly figures = new Map<string, number | string>();
  readonly findings: string[] = [];
  readonly http = new Http();
  private readonly background: Promise<unknown>[] = [];
  private isFlowing = false;
  private isJudged = false;
  private forgivenVisits = 0;
  private readonly excused = new Set<string>();
  private readonly reportingHttp = new Http(VERDICT_LIMIT_MS);

  constructor(
    readonly installation: Installation,
    readonly options: StageOptions,
  ) {
    this.random = new Random(`fault-${options.scenario}-${String(options.seed)}`);
  }

  get rig(): Rig {
    return this.installation.rig;
  }

  get length(): Length {
    return this.options.length;
  }

  say(step: string): void {
    this.options.say(step);
  }

  /** Counts something that the page shows. */
  count(name: string, by = 1): void {
    this.figures.set(name, Number(this.figures.get(name) ?? 0) + by);
  }

  /** Notes what is not as it must be. */
  expect(what: string, isSo: boolean): void {
    if (!isSo) this.findings.push(what);
  }

  /** Makes the organisations of the trial, with their people and links. */
  async open({ firstMoment, isOneStory = false }: Opening = {}): Promise<readonly Workload[]> {
    const { trial, firstMoment: own } = this.installation.nameTrial(this.options.scenario);
    const openOne = async (name: string): Promise<Workload> => {
      const organisation = await this.installation.open(name, trial, firstMoment ?? own);
      const workload = new Workload(
        organisation,
        { ingest: () => this.installation.ingestUrls, brokers: this.rig.brokers },
        `${this.options.scenario}-${String(this.options.seed)}${isOneStory ? '' : `-${name}`}`,
      );
      await workload.open();
      await this.installation.makeLinks(organisation);
      return workload;
    };
    const opened = await Promise.all(ORGANISATIONS.map(openOne));
    this.workloads.push(...opened);
    return opened;
  }

  /** Something that goes on beside the fault and must have ended before the verdict. */
  later(work: Promise<unknown>): void {
    // A rejection is seen when it is waited for; until then it must not end the process.
    work.catch(() => undefined);
    this.background.push(work);
  }

  /**
   * At most so many answered visits may be missing: the product has counted them as lost. It can be fewer. A click that a dying
   * broker had written without saying so, and that then found no room in the spool, is counted and is there all the same.
   */
  forgiveLostVisits(count: number): void {
    this.forgivenVisits += count;
  }

  /** What reconcile is right to say after this scenario. */
  excuseReconcile(what: string): void {
    this.excused.add(what);
  }

  /** Breaks things while everybody sends. Where the load flows already it goes on; otherwise it is there for this alone. */
  async underLoad(fault: () => Promise<void>): Promise<void> {
    if (this.isFlowing) {
      await fault();
      await untilReady(this.installation, this.http);
      return;
    }
    await this.letItFlow();
    await fault();
    await this.letItEnd();
  }

  /** Opens a trial and lets everybody send from now on. Faults that come after it share the load, and the verdict. */
  async letItFlow(): Promise<void> {
    await this.open();
    for (const workload of this.workloads) workload.start();
    this.isFlowing = true;
    await pause(LET_IT_FLOW_MS);
  }

  /** Lets everybody finish what they had in hand. */
  async letItEnd(): Promise<void> {
    this.say('the fault is over; senders finish');
    this.isFlowing = false;
    await Promise.all(this.workloads.map((workload) => workload.stop()));
    await Promise.all(this.background.splice(0));
  }

  /** Waits until everything is ready again and nothing is on its way. */
  async settle(): Promise<void> {
    this.say('waiting until nothing is on its way');
    const { readyMs, drainedMs } = await settle(this.installation, this.http);
    this.figures.set('ready again after ms', readyMs);
    this.figures.set('drained after ms', drainedMs);
    this.expect(`ready only after ${String(readyMs)} ms`, readyMs <= READY_WITHIN_MS);
  }

  /**
   * The verdict at the end of a trial, unless the scenario had its own. In the short form only of the reports that are
   * recounted: dozens of others are made of the same rows, and are asked by the scenarios that compare answers.
   */
  async finish(): Promise<void> {
    if (this.isJudged) return;
    await this.settle();
    await this.judge(this.length.form === 'short' ? 'recounted' : 'every');
  }

  /** Holds everything of every organisation against what was sent, and lets the product check itself. */
  async judge(asked: AskedReports = 'every'): Promise<readonly Judged[]> {
    this.say('comparing rows and reports with the recount');
    this.isJudged = true;
    this.rememberMistakes();
    const judged: Judged[] = [];
    for (const workload of this.workloads)
      judged.push(await judgeWorkload(this.installation, workload, this.reportsOf(workload), asked));
    for (const { tenant, findings } of judged)
      this.findings.push(...findings.map((what) => `${tenant}: ${what}`));
    const books = this.workloads.map(({ book }) => book);
    const figures = {
      sent: total(judged, ({ sent }) => sent),
      acknowledged: total(judged, ({ acknowledged }) => acknowledged),
      stored: total(judged, ({ stored }) => stored),
      refused: total(judged, ({ refused }) => refused),
      reports: total(judged, ({ reports }) => reports),
      lines: total(judged, ({ lines }) => lines),
      visits: total(books, ({ visits }) => visits.size),
      'told "not now"': total(books, ({ notNow }) => notNow),
      'connections lost': total(books, ({ connectionsLost }) => connectionsLost),
    };
    for (const [name, value] of Object.entries(figures)) this.figures.set(name, value);
    const missing = total(judged, ({ missingVisits }) => missingVisits);
    this.expect(
      `${String(missing)} answered visits are missing, ${String(this.forgivenVisits)} were counted as lost`,
      missing <= this.forgivenVisits,
    );
    const operator = new Reports(this.reportingHttp, this.installation.reportingUrl, this.rig.adminKey);
    const { compared, differences } = await reconcile(operator);
    this.figures.set('reconciled', compared);
    const unexcused = differences.filter((difference) => !this.excused.has(difference.what));
    if (unexcused.length > 0)
      this.findings.push(`reconcile: ${JSON.stringify(unexcused.slice(0, MOST_TOLD))}`);
    return judged;
  }

  reportsOf(workload: Workload): Reports {
    return new Reports(this.reportingHttp, this.installation.reportingUrl, workload.organisation.key);
  }

  async close(): Promise<void> {
    // A trial that could not be judged has left mistakes as well, which are no strangers to the next one.
    this.rememberMistakes();
    await Promise.allSettled([...this.background, ...this.workloads.map((workload) => workload.close())]);
    this.http.close();
    this.reportingHttp.close();
  }

  private rememberMistakes(): void {
    for (const { organisation, book } of this.workloads) this.installation.remember(organisation, book);
  }
}

function total<T>(of: readonly T[], amount: (one: T) => number): number {
  return of.reduce((sum, one) => sum + amount(one), 0);
}
