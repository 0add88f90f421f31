import { type Organisation } from '../organisation.js';
import { dayOf } from '../recount.js';
import { add, addPerson, type Tally } from './board.js';
import { type Counting } from './count-sharing.js';
import { passesText } from './passes.js';

interface State {
  readonly isEnrolled: boolean;
  /** Of somebody who left, the team they left; of somebody who never came, none. */
  readonly team: string;
}
interface Step extends State {
  readonly who: string;
  readonly at: string;
  readonly what: 'enrolments' | 'departures' | undefined;
}

/** What people of the programme did, in the team of that moment; and who shared, each person once in a line. */
export function countProgramme({ facts, recount, question, conditions, board }: Counting): void {
  const steps = stepsOf(facts);
  const stateAt = (who: string, at: string): State =>
    steps.filter((step) => step.who === who && step.at <= at).at(-1) ?? { isEnrolled: false, team: '' };
  const lineOf = (at: string, member: string): Tally | undefined => {
    const day = dayOf(at, question.zone);
    const label = recount.shown(member, 'team');
    if (!board.isAsked(day) || !conditions.every((condition) => passesText(label, condition)))
      return undefined;
    return board.at(
      day,
      question.dimensions.map(() => label),
    );
  };
  for (const { at, team, what } of steps) {
    const line = what === undefined ? undefined : lineOf(at, team);
    if (line !== undefined && what !== undefined) add(line, what);
  }
  for (const { type, subject, occurred_at } of facts.deeds ?? []) {
    if (type !== 'training.completed') continue;
    const line = lineOf(occurred_at, stateAt(subject, occurred_at).team);
    if (line !== undefined) add(line, 'trainings');
  }
  for (const { sharer, advocate_id, occurred_at } of facts.shares) {
    if (sharer !== 'advocate') continue;
    const { team, isEnrolled } = stateAt(advocate_id, occurred_at);
    const line = lineOf(occurred_at, team);
    if (line === undefined) continue;
    addPerson(line, 'active_advocates', advocate_id);
    if (isEnrolled) addPerson(line, 'active_enrolled', advocate_id);
  }
}

/** Who came, who left and who changed teams, in order. Leaving without having come says nothing. */
function stepsOf({ enrolments, deeds = [] }: Organisation): readonly Step[] {
  const events = [
    ...enrolments.map((event) => ({ ...event, type: 'advocate.enrolled' })),
    ...deeds.filter(({ type }) => type === 'advocate.left'),
  ].sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1));
  const now = new Map<string, State>();
  return events.flatMap(({ subject: who, occurred_at: at, type, data }): Step[] => {
    const before = now.get(who) ?? { isEnrolled: false, team: '' };
    const hasLeft = type === 'advocate.left';
    if (hasLeft && !before.isEnrolled) return [];
    const team = hasLeft ? before.team : (JSON.parse(data) as { team: string }).team;
    now.set(who, { isEnrolled: !hasLeft, team });
    const what = hasLeft ? 'departures' : before.isEnrolled ? undefined : 'enrolments';
    return [{ who, at, team, isEnrolled: !hasLeft, what }];
  });
}
