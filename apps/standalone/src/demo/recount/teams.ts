import { type RawEvent } from './judge.js';

export type TeamAt = (advocateId: string | undefined, at: number) => string;

const NO_TEAM = '(none)';

/** Who was in which team when: the latest enrolment at or before the moment. */
export function teamsOf(events: readonly RawEvent[]): TeamAt {
  const enrolments = new Map<string, { at: number; team: string }[]>();
  for (const { type, at, data } of events) {
    if (type !== 'advocate.enrolled') continue;
    const { advocateId, team } = data as { advocateId: string; team: string };
    enrolments.set(advocateId, [...(enrolments.get(advocateId) ?? []), { at, team }]);
  }
  return (advocateId, at) => {
    const before = (enrolments.get(advocateId ?? '') ?? []).filter((enrolment) => enrolment.at <= at);
    return before.sort((a, b) => b.at - a.at)[0]?.team ?? NO_TEAM;
  };
}
