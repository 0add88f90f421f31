import { type Arm, type TeamResult } from '#domain/experiments/team-result.js';
import { type Day } from '#domain/ids.js';

/** A hold-out as it was drawn. */
export interface Holdout {
  readonly id: string;
  readonly name: string;
  readonly subject_kind: 'vacancy' | 'campaign' | 'content';
  readonly subject_id: string;
  readonly design: 'parallel' | 'stepped';
  readonly from: Day;
  readonly to: Day;
  readonly ended_at: Date | null;
  readonly teams: readonly {
    readonly team: string;
    readonly stratum: number;
    /** Null for never. */
    readonly shown_from: Day | null;
  }[];
}

/** What is measured of a team in a stretch, before it is known in which arm it was. */
export interface TeamCell extends Omit<TeamResult, 'arm'> {
  readonly shares: number;
  readonly sharers: number;
}

/** The first days of the stretches in which no team changes its arm. */
export function stretchesOf({ from, teams }: Pick<Holdout, 'from' | 'teams'>): Day[] {
  return [...new Set([from, ...teams.flatMap(({ shown_from: day }) => (day === null ? [] : [day]))])].sort();
}

/** The arm of a team that is shown the subject from a day on, in the stretch that begins on another. */
export function armIn(shownFrom: Day | null, stretchBegin: Day): Arm {
  return shownFrom !== null && shownFrom <= stretchBegin ? 'shown' : 'held_out';
}
