import { type SizeName } from '../history/size.js';
import { type DrawnHoldout } from '../organisation/recruitment-setup.js';
import { type Api, type Reconciliation, type ReportAnswer } from './api.js';
import { pathOf, type Period, type QuestionName, QUESTIONS } from './questions.js';

/** How the playing went. */
export interface Played {
  readonly requests: number;
  /** Events written to Kafka's raw topics; the others were requests. */
  readonly messages: number;
  readonly links: number;
  readonly clicks: number;
  /** Deliveries of the recruitment systems, retries and forged ones included. */
  readonly webhooks: number;
  readonly webhooksRefused: number;
  /** Events read from those deliveries, each once; the figures below are of events that were sent as events. */
  readonly webhookEvents: number;
  readonly eventsAccepted: number;
  readonly eventsRepeated: number;
  readonly eventsRefused: number;
  readonly seconds: number;
}

/** The result of a demo, as `--json` prints it. Every answer is the report's own, rows and definitions. */
export interface Summary {
  readonly seed: number;
  readonly size: SizeName;
  readonly period: Period;
  /** How the lot fell before the year began. */
  readonly holdout: DrawnHoldout;
  readonly played: Played;
  readonly answers: Readonly<Record<QuestionName, ReportAnswer>>;
  readonly reconcile: Reconciliation;
}

/** Asks every question over the public API. */
export async function askEverything(api: Api, period: Period): Promise<Summary['answers']> {
  const answers = new Map<string, ReportAnswer>();
  for (const question of QUESTIONS) {
    const { data, columns } = await api.get<ReportAnswer>(pathOf(question, period));
    answers.set(question.name, { data, columns });
  }
  return Object.fromEntries(answers) as unknown as Summary['answers'];
}
