import {
  DAY_MS,
  HOUR_MS,
  type ProgrammeEvent,
  type ProgrammeOrganisation,
  type ProgrammeShare,
} from './programme-organisation.js';
import { dayOf, periodOf, type Row } from './recount.js';
import { K } from './spread-recount.js';

/** The teams that may be shown apart, by the numbers of people in them; the recount does not decide this again. */
export const SHOWN_TEAMS = ['care', 'sales'];

export interface ProgrammeQuestion {
  readonly from: string;
  readonly to: string;
  readonly granularity: string;
  readonly isByTeam: boolean;
}

/** Somebody joins, leaves, or takes back the consent to be shown by name. */
interface Turn {
  readonly person: string;
  readonly at: number;
  readonly what: 'joined' | 'left' | 'withdrew';
  readonly team: string;
}

/**
 * Answers the programme reports' questions from the events, by walking through every hour and every event: everything in
 * the organisation happens on the hour, so an hour is all one state.
 */
export class ProgrammeRecount {
  readonly events: readonly ProgrammeEvent[];
  /** One per share: of several messages the earliest. */
  readonly shares: readonly ProgrammeShare[];
  readonly hours: readonly { readonly at: number; readonly day: string }[];
  private readonly stories: ReadonlyMap<string, readonly ProgrammeEvent[]>;
  private readonly knownTurns: Turn[] = [];

  constructor(
    facts: ProgrammeOrganisation,
    readonly zone: string,
    readonly knownAt: number,
  ) {
    this.events = facts.events.filter(({ receivedAt }) => receivedAt <= knownAt);
    const shares = new Map<string, ProgrammeShare>();
    for (const share of facts.shares) {
      if (share.receivedAt > knownAt) continue;
      const known = shares.get(share.shareId);
      if (known === undefined || share.at < known.at || (share.at === known.at && share.key < known.key))
        shares.set(share.shareId, share);
    }
    this.shares = [...shares.values()].filter(({ by }) => by !== '');
    const isMembership = ({ type }: ProgrammeEvent) =>
      type === 'advocate.enrolled' || type === 'advocate.left';
    const rank = ({ type }: ProgrammeEvent) => (type === 'advocate.left' ? 1 : 0);
    this.stories = Map.groupBy(
      this.events
        .filter(isMembership)
        .toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || (a.key < b.key ? -1 : 1)),
      ({ subject }) => subject,
    );
    const first = Date.parse('2025-12-20T00:00:00Z');
    this.hours = Array.from({ length: 160 * 24 }, (_, hour) => {
      const at = first + hour * HOUR_MS;
      return { at, day: this.day(at) };
    });
  }

  day(at: number): string {
    return dayOf(new Date(at).toISOString(), this.zone);
  }

  get people(): string[] {
    return [...this.stories.keys()];
  }

  /** What somebody is at a moment, what happens at that moment included. */
  stateAt(person: string, at: number): { isEnrolled: boolean; team: string; isNamed: boolean } {
    const state = { isEnrolled: false, team: '', isNamed: false };
    for (const event of this.stories.get(person) ?? []) {
      if (event.at > at) break;
      state.isEnrolled = event.type === 'advocate.enrolled';
      if (!state.isEnrolled) continue;
      state.team = String(event.data['team']);
      state.isNamed = event.data['namedInReports'] === true;
    }
    return state;
  }

  /** Joinings and leavings one by one; of several events at one moment only what they come to. */
  turns(): readonly Turn[] {
    if (this.knownTurns.length > 0) return this.knownTurns;
    const turns: Turn[] = this.knownTurns;
    for (const [person, story] of this.stories) {
      let [isEnrolled, isNamed, team] = [false, false, ''];
      for (const [index, event] of story.entries()) {
        const next = story[index + 1];
        // The same kind of message at the same moment: the later key stands.
        if (next?.at === event.at && next.type === event.type) continue;
        if (event.type === 'advocate.left') {
          if (isEnrolled) turns.push({ person, at: event.at, what: 'left', team });
          isEnrolled = false;
          continue;
        }
        team = String(event.data['team']);
        const wasNamed = isEnrolled && isNamed;
        isNamed = event.data['namedInReports'] === true;
        if (!isEnrolled) turns.push({ person, at: event.at, what: 'joined', team });
        else if (wasNamed && !isNamed) turns.push({ person, at: event.at, what: 'withdrew', team });
        isEnrolled = true;
      }
    }
    return turns;
  }

  /** Enrolled in every hour from one moment until another. */
  isEnrolledAllThrough(person: string, from: number, until: number): boolean {
    if (
      this.turns().some(
        (turn) => turn.person === person && turn.what === 'left' && turn.at > from && turn.at < until,
      )
    )
      return false;
    for (let at = from; at < until; at += HOUR_MS) if (!this.stateAt(person, at).isEnrolled) return false;
    return true;
  }

  label(team: string, { isByTeam }: Pick<ProgrammeQuestion, 'isByTeam'>): string {
    if (!isByTeam) return '';
    return team === '' ? '(none)' : SHOWN_TEAMS.includes(team) ? team : '(small teams)';
  }

  /** The period a moment lies in; undefined outside of the asked days. */
  period(at: number, { from, to, granularity }: ProgrammeQuestion): string | undefined {
    const day = this.day(at);
    return day < from || day > to ? undefined : periodOf(day, granularity);
  }

  of(type: string): ProgrammeEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** The hours of each period, in order. */
  periods(question: ProgrammeQuestion): ReadonlyMap<string, readonly number[]> {
    const periods = new Map<string, number[]>();
    for (const { at, day } of this.hours) {
      if (day < question.from || day > question.to) continue;
      const label = periodOf(day, question.granularity);
      const hours = periods.get(label) ?? [];
      hours.push(at);
      periods.set(label, hours);
    }
    return periods;
  }

  /** What people shared in so many days before and after moments of theirs, of those who were there all the time. */
  paired(anchors: readonly { readonly person: string; readonly at: number }[], days: number): Row {
    const changes: { before: number; after: number }[] = [];
    for (const { person, at } of anchors) {
      const [begin, end] = [at - days * DAY_MS, at + days * DAY_MS];
      if (end > this.knownAt || !this.isEnrolledAllThrough(person, begin, end)) continue;
      const made = this.shares.filter(({ by }) => by === person).map((share) => share.at);
      changes.push({
        before: made.filter((moment) => moment >= begin && moment < at).length,
        after: made.filter((moment) => moment >= at && moment < end).length,
      });
    }
    const people = changes.length;
    const sum = (of: (one: (typeof changes)[number]) => number) =>
      changes.reduce((all, one) => all + of(one), 0);
    const isTold = people >= K;
    const mean = sum(({ before, after }) => after - before) / people;
    const spread = Math.sqrt(
      sum(({ before, after }) => (after - before - mean) ** 2) / (people - 1) / people,
    );
    return {
      paired_people: people,
      shares_before: isTold ? sum(({ before }) => before) : null,
      shares_after: isTold ? sum(({ after }) => after) : null,
      paired_more: isTold ? sum(({ before, after }) => Number(after > before)) : null,
      paired_fewer: isTold ? sum(({ before, after }) => Number(after < before)) : null,
      shares_difference: isTold ? mean : null,
      standard_error: isTold ? spread : null,
    };
  }
}
