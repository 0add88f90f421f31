import { STAGES } from '#domain/events/talent.js';
import { type ApplicationFact } from './evidence-organisation.js';

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });

/** The day in Amsterdam, by the calendar of the runtime. */
export function dayOf(ms: number): string {
  return dayFormat.format(ms);
}

export function isBetween(ms: number, from: string, to: string): boolean {
  return dayOf(ms) >= from && dayOf(ms) <= to;
}

export const PAIRS = [
  ['tracked', 'credited_to'],
  ['tracked', 'candidate_answer'],
  ['tracked', 'ats_source'],
  ['credited_to', 'candidate_answer'],
  ['credited_to', 'ats_source'],
  ['candidate_answer', 'ats_source'],
] as const;

/** Whether two sources say the same of an application; undefined when one says nothing. */
export function agree(application: ApplicationFact, one: string, other: string): boolean | undefined {
  const said = sayings(application);
  const [ours, theirs] = [said[one] ?? [], said[other] ?? []];
  if (ours.length === 0 || theirs.length === 0) return undefined;
  return ours.some((a) => theirs.some((b) => isSame(a, b)));
}

function isSame(a: string, b: string): boolean {
  const bothAdvocates = a.startsWith('advocate') && b.startsWith('advocate');
  return a === b || (bothAdvocates && (a === 'advocate' || b === 'advocate'));
}

/** What each source says: channels, an advocate by id or as anybody. */
function sayings({ touches, said }: ApplicationFact): Record<string, string[]> {
  const last = touches.findLast(({ evidence }) =>
    ['click_id', 'link_code', 'visitor_key'].includes(evidence),
  );
  const saidOf = (kind: string) => said.flat().filter((one) => one['kind'] === kind);
  const text = (one: Readonly<Record<string, string>> | undefined) => {
    if (one === undefined) return [];
    const { advocateId, channel } = one;
    return [advocateId === undefined ? (channel ?? '') : `advocate/${advocateId}`];
  };
  return {
    tracked:
      last === undefined
        ? []
        : text(last.channel === 'advocate' ? { advocateId: last.advocateId } : { channel: last.channel }),
    credited_to: text(saidOf('credited_to').at(-1)),
    candidate_answer: saidOf('candidate_answer').flatMap(text),
    ats_source: text(saidOf('ats_source').at(-1)),
  };
}

export function sourceOf({ touches }: ApplicationFact): string {
  const last = touches.at(-1)?.channel ?? 'unattributed';
  const isInfluenced = touches.some(({ channel }) => channel === 'advocate');
  return last !== 'advocate' && isInfluenced ? 'advocate_influenced' : last;
}

/** The place of the furthest stage at which an application stands, from 0. */
export function furthest({ stages }: ApplicationFact): number {
  const standing = stages.filter(({ isReversed }) => !isReversed);
  return Math.max(...standing.map(({ stage }) => (STAGES as readonly string[]).indexOf(stage)));
}
