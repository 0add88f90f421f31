import { HOUR_MS, type ProgrammeEvent } from './programme-organisation.js';
import { type ProgrammeQuestion, type ProgrammeRecount } from './programme-recount.js';
import { K } from './spread-recount.js';
import { type Expected, keyOf, Tally } from './tally.js';

export function expectedProgramme(recount: ProgrammeRecount, question: ProgrammeQuestion): Expected {
  const tally = new Tally();
  const invitations = recount
    .of('advocate.invited')
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  const hasHad = (type: string, person: string, at: number) =>
    recount.of(type).some((event) => event.subject === person && event.at <= at);
  for (const [period, hours] of recount.periods(question)) {
    const last = (hours.at(-1) ?? 0) + HOUR_MS - 1;
    for (const person of recount.people) {
      for (const hour of hours) {
        const { isEnrolled, team } = recount.stateAt(person, hour);
        if (isEnrolled)
          tally.add(keyOf(period, recount.label(team, question)), 'enrolled_average', 1 / hours.length);
      }
      const { isEnrolled, team } = recount.stateAt(person, last);
      if (!isEnrolled) continue;
      const key = keyOf(period, recount.label(team, question));
      tally.add(key, 'enrolled');
      if (hasHad('advocate.invited', person, last)) tally.add(key, 'enrolled_of_invited');
      if (hasHad('training.completed', person, last)) tally.add(key, 'trained');
      if (hasHad('policy.acknowledged', person, last)) tally.add(key, 'policy_acknowledged');
    }
    for (const person of new Set(invitations.map(({ subject }) => subject))) {
      const invitation = invitations.find(({ subject }) => subject === person);
      if (invitation === undefined || invitation.at > last) continue;
      const { team } = recount.stateAt(person, last);
      const { team: named } = invitation.data as { readonly team?: string };
      tally.add(keyOf(period, recount.label(team || (named ?? ''), question)), 'invited');
    }
  }
  for (const { at, what, team } of recount.turns()) {
    const period = recount.period(at, question);
    if (period === undefined || what === 'withdrew') continue;
    tally.add(keyOf(period, recount.label(team, question)), what === 'joined' ? 'enrolments' : 'departures');
  }
  for (const { subject, at } of recount.of('training.completed')) {
    const period = recount.period(at, question);
    const { team } = recount.stateAt(subject, at);
    if (period !== undefined) tally.add(keyOf(period, recount.label(team, question)), 'trainings');
  }
  for (const { by, at } of recount.shares) {
    const period = recount.period(at, question);
    if (period === undefined) continue;
    const { isEnrolled, team } = recount.stateAt(by, at);
    const key = keyOf(period, recount.label(team, question));
    tally.addOnce(key, 'active_advocates', by);
    if (isEnrolled) tally.addOnce(key, 'active_enrolled', by);
    // Of all time, whatever is asked.
    if (!recount.shares.some((other) => other.by === by && other.at < at))
      tally.addOnce(key, 'new_sharers', by);
  }
  return tally.lines;
}

/** Times and people of a kind of event, per line. */
export function expectedDeeds(
  recount: ProgrammeRecount,
  question: ProgrammeQuestion,
  type: string,
  names: readonly [times: string, people: string],
  labelOf: (event: ProgrammeEvent) => string,
): Expected {
  const tally = new Tally();
  for (const event of recount.of(type)) {
    const period = recount.period(event.at, question);
    if (period === undefined) continue;
    const key = keyOf(period, labelOf(event));
    tally.add(key, names[0]);
    tally.addOnce(key, names[1], event.subject);
  }
  return tally.lines;
}

/** Per ISO week the teams with at least k people, and those with at least k who shared. */
export function expectedDepartments(recount: ProgrammeRecount, question: ProgrammeQuestion): Expected {
  const tally = new Tally();
  const lines = new Tally();
  for (const [week, hours] of recount.periods(question))
    for (const person of recount.people)
      for (const hour of hours) {
        const { isEnrolled, team } = recount.stateAt(person, hour);
        if (isEnrolled) tally.addOnce(keyOf(week, team), 'enrolled', person);
      }
  for (const { by, at } of recount.shares) {
    const week = recount.period(at, question);
    const { isEnrolled, team } = recount.stateAt(by, at);
    if (week !== undefined && isEnrolled) tally.addOnce(keyOf(week, team), 'active', by);
  }
  for (const [key, line] of tally.lines) {
    const week = key.split(' | ')[0] ?? '';
    if (Number(line['enrolled'] ?? 0) >= K) lines.add(keyOf(week, ''), 'teams_enrolled');
    if (Number(line['active'] ?? 0) >= K) lines.add(keyOf(week, ''), 'teams_active');
  }
  return lines.lines;
}
