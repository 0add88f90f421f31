export const ARMS = ['shown', 'held_out'] as const;
/** Whether a team was shown the subject of a hold-out at the time. */
export type Arm = (typeof ARMS)[number];

/** What one team did in one stretch of a hold-out, during which it was in one arm. */
export interface TeamResult {
  readonly team: string;
  /** Which stretch, from 0: there is one in a parallel design, and one between every two steps of a stepped one. */
  readonly stretch: number;
  readonly arm: Arm;
  /** Advocates who were in the team when the hold-out began, whatever they did later ("intention to treat"). */
  readonly people: number;
  /** Outcomes of those people together. */
  readonly outcomes: number;
  /** The squares of each one's outcomes, added up: what their spread within the team is known by. */
  readonly squares: number;
}
