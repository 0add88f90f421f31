import { CREDIT_BY, HiringRecount, STAGES } from './hiring-lines.js';
import { type Lines } from './lines.js';
import { type Facts } from './material.js';
import { REACH_BY, reachLines } from './reach-lines.js';

/** A question to the reporting API, and what its answer must be by the recount. */
export interface Question {
  readonly report: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The columns that say what a line is about. */
  readonly dimensions: readonly string[];
  readonly expected: () => Lines;
}

const BY_DAY = { granularity: 'day' } as const;

/**
 * Reports that compute something from the same outcomes, credits and facts as those that are recounted here. Their numbers
 * are recounted where they are made; here they must hold nothing of others, and be the same after a replay and in
 * whatever order the story was told.
 */
export const DERIVED_REPORTS: readonly string[] = [
  'hires',
  'applicant-quality',
  'time-to-hire',
  'cost-per-hire',
  'retention',
  'retention-comparison',
  'matched-comparison',
  'disagreement',
  'sensitivity',
  'data-driven',
  'claims',
  'holdout',
  'overlap',
  'cascades',
  'media-value',
  'programme',
  'active-departments',
  'activation',
  'training',
  'recognition',
  'participation',
  'surveys',
  'burden',
  'followers',
  'content',
  'interaction',
  'employees-vs-page',
  'own-words',
  'offline',
  'audience-growth',
  'leaderboard',
  'links',
];

/**
 * Reports that list whoever is enrolled at the time. Trials that share one organisation follow one another, so those of
 * earlier ones are rightly in them.
 */
export const REPORTS_OF_EVERYBODY: readonly string[] = ['programme', 'burden', 'leaderboard'];

/** The reports that are recounted, by everything they can be asked by. Refused events are counted elsewhere: by their own list. */
export function questionsAbout(facts: Facts): Question[] {
  const hiring = new HiringRecount(facts);
  const reach = (by: (typeof REACH_BY)[number], isByDay: boolean): Question => ({
    report: 'reach',
    parameters: { by, ...(isByDay ? BY_DAY : {}) },
    dimensions: [...(isByDay ? ['period'] : []), ...(by === 'total' ? [] : [by])],
    expected: () => withTotal(reachLines(facts, by, isByDay), by === 'total' && isByDay),
  });
  const funnel = (basis: 'cohort' | 'outcome', by: 'total' | 'vacancy'): Question => ({
    report: 'funnel',
    parameters: { basis, by },
    dimensions: [...(by === 'vacancy' ? ['vacancy'] : []), 'mobility', 'stage'],
    expected: () => hiring.funnel(by === 'vacancy', basis === 'cohort'),
  });
  const credit = (by: (typeof CREDIT_BY)[number], stage: string, isByDay: boolean): Question => ({
    report: 'attribution',
    parameters: { by, stage, ...(isByDay ? BY_DAY : {}) },
    dimensions: [...(isByDay ? ['period'] : []), 'model', by],
    expected: () => hiring.credit(by, stage, isByDay),
  });
  return [
    ...REACH_BY.map((by) => reach(by, false)),
    reach('total', true),
    reach('team', true),
    funnel('cohort', 'total'),
    funnel('cohort', 'vacancy'),
    funnel('outcome', 'total'),
    funnel('outcome', 'vacancy'),
    ...STAGES.map((stage) => credit('channel', stage, false)),
    ...CREDIT_BY.slice(1).map((by) => credit(by, 'application', false)),
    credit('channel', 'application', true),
    {
      report: 'verdicts',
      parameters: {},
      dimensions: ['verdict', 'rule'],
      expected: () => verdictLines(facts),
    },
  ];
}

/** The key of a line without a name is its day alone. */
function withTotal(lines: Lines, isByDay: boolean): Lines {
  return isByDay ? new Map([...lines].map(([key, line]) => [key.replace(/ \| $/, ''), line])) : lines;
}

function verdictLines({ clicks }: Facts): Lines {
  const groups = Map.groupBy(clicks, ({ verdict, rule }) => `${verdict} | ${rule}`);
  return new Map(
    [...groups].map(([key, { length }]) => [
      key,
      { requests: length, share_of_requests: length / clicks.length },
    ]),
  );
}
