/** A question people ask, and the report that answers it. The one list: the summary asks it and prints it as curl. */
export interface Question {
  readonly name: string;
  readonly asks: string;
  readonly report:
    | 'reach'
    | 'funnel'
    | 'attribution'
    | 'hires'
    | 'disagreement'
    | 'holdout'
    | 'cost-per-hire'
    | 'retention'
    | 'time-to-hire'
    | 'verdicts'
    | 'rejected';
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether its curl stands on the printed page; the others are only in the JSON. */
  readonly isPrinted: boolean;
}

export const QUESTIONS = [
  { name: 'reach', asks: 'Whom did we reach?', report: 'reach', parameters: {}, isPrinted: true },
  {
    name: 'funnel',
    asks: 'What became of the applications?',
    report: 'funnel',
    parameters: {},
    isPrinted: true,
  },
  {
    name: 'hires',
    asks: 'Which hires did sharing lead to, by every model?',
    report: 'attribution',
    parameters: { by: 'channel', stage: 'hire' },
    isPrinted: true,
  },
  {
    name: 'applications',
    asks: 'And which applications?',
    report: 'attribution',
    parameters: { by: 'channel', stage: 'application' },
    isPrinted: false,
  },
  {
    name: 'sourced',
    asks: 'Which hires did advocates win, and which did they have a part in?',
    report: 'hires',
    parameters: {},
    isPrinted: true,
  },
  {
    name: 'agreement',
    asks: 'Do the recruitment systems, the links and the candidates say the same?',
    report: 'disagreement',
    parameters: {},
    isPrinted: true,
  },
  {
    name: 'toLookAt',
    asks: 'Where do they not?',
    report: 'disagreement',
    parameters: { view: 'list', limit: '50000' },
    isPrinted: false,
  },
  {
    name: 'holdout',
    asks: 'What did showing a vacancy to some teams, and not to others, change?',
    report: 'holdout',
    parameters: {},
    isPrinted: true,
  },
  {
    name: 'cost',
    asks: 'What does a hire cost?',
    report: 'cost-per-hire',
    parameters: {},
    isPrinted: true,
  },
  {
    name: 'retention',
    asks: 'Do they stay?',
    report: 'retention',
    parameters: {},
    isPrinted: true,
  },
  {
    name: 'timeToHire',
    asks: 'How long does it take?',
    report: 'time-to-hire',
    parameters: {},
    isPrinted: false,
  },
  {
    name: 'teams',
    asks: 'Which teams reach people?',
    report: 'reach',
    parameters: { by: 'team', order: 'touches:desc' },
    isPrinted: true,
  },
  {
    name: 'teamCredit',
    asks: 'Which teams led to applications?',
    report: 'attribution',
    parameters: { by: 'team', stage: 'application', model: 'linear', order: 'credit:desc' },
    isPrinted: false,
  },
  {
    name: 'content',
    asks: 'Which content works?',
    report: 'reach',
    parameters: { by: 'content', order: 'touches:desc' },
    isPrinted: true,
  },
  {
    name: 'contentCredit',
    asks: 'Which content led to applications?',
    report: 'attribution',
    parameters: { by: 'content', stage: 'application', model: 'linear', order: 'credit:desc' },
    isPrinted: false,
  },
  {
    name: 'verdicts',
    asks: 'What was not counted as a click, and why?',
    report: 'verdicts',
    parameters: {},
    isPrinted: true,
  },
  {
    name: 'refused',
    asks: 'What was refused, and why?',
    report: 'rejected',
    parameters: {},
    isPrinted: true,
  },
] as const satisfies readonly Question[];

export type QuestionName = (typeof QUESTIONS)[number]['name'];

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The address of an answer, as a person would write it. Refusals are counted on the day they came in: now. */
export function pathOf({ report, parameters }: Question, { from, to }: Period): string {
  const asked = { ...(report === 'rejected' ? {} : { from, to }), ...parameters };
  const query = Object.entries(asked).map(([name, value]) => `${name}=${value}`);
  return [`/api/v1/reports/${report}.json`, ...(query.length === 0 ? [] : [query.join('&')])].join('?');
}
