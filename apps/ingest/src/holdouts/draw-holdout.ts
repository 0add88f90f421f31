import { createHmac } from 'node:crypto';
import { assignTeams, type Design } from '#domain/experiments/assign-teams.js';
import { DEFAULT_HELD_OUT_SHARE } from '#domain/experiments/sample-size.js';
import { type Problem } from '#domain/events/rejection.js';
import { type Day } from '#domain/ids.js';
import { addDays, daysBetween } from '#domain/time/calendar.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type CreateHoldout } from './holdout.bodies.js';

export interface DrawnTeam {
  readonly team: string;
  readonly people: number | null;
  readonly stratum: number;
  /** The first day the team is shown the subject; null for never. */
  readonly shownFrom: Day | null;
}

/**
 * Draws the lot: by HMAC-SHA256 of the hold-out's id and the team's name under the seed. The id is ours and new for every
 * hold-out, so choosing a seed chooses no teams.
 * @param days the first and the last day
 * @throws a refusal that says what has to be different
 */
export function drawHoldout(
  id: string,
  seed: string,
  body: CreateHoldout,
  days: { readonly from: Day; readonly to: Day },
): DrawnTeam[] {
  const problem = problemIn(body, days);
  if (problem !== undefined) throw refusal(problem);
  const design = designOf(body);
  const hashOf = (team: string) =>
    createHmac('sha256', seed)
      .update(JSON.stringify([id, team]))
      .digest('hex');
  try {
    return assignTeams(body.teams, design, { strata: body.strata, hashOf }).map(
      ({ team, people, stratum, step }) => ({
        team,
        people: people ?? null,
        stratum,
        shownFrom: step === undefined ? null : stepDay(design, days, step),
      }),
    );
  } catch (error) {
    if (error instanceof RangeError) throw refusal({ pointer: '/teams', detail: error.message });
    throw error;
  }
}

export function designOf({ design, heldOutShare, steps }: CreateHoldout): Design {
  return design === 'stepped'
    ? { kind: 'stepped', steps: steps ?? 0 }
    : { kind: 'parallel', heldOutShare: heldOutShare ?? DEFAULT_HELD_OUT_SHARE };
}

/** Steps cut the days into as equal stretches as can be; in the first nobody is shown, in the last everybody. */
function stepDay(design: Design, { from, to }: { from: Day; to: Day }, step: number): Day {
  if (design.kind === 'parallel') return from;
  return addDays(from, Math.round((step * (daysBetween(from, to) + 1)) / (design.steps + 1)));
}

function problemIn(body: CreateHoldout, { from, to }: { from: Day; to: Day }): Problem | undefined {
  const { design, heldOutShare, steps, strata, teams } = body;
  if (from > to) return { pointer: '/to', detail: 'Must not lie before from.' };
  if (design === 'stepped' && steps === undefined)
    return { pointer: '/steps', detail: 'Needed by a stepped design.' };
  if (design === 'stepped' && heldOutShare !== undefined)
    return {
      pointer: '/heldOutShare',
      detail: 'In a stepped design every team is shown the subject in the end; leave it out.',
    };
  if (design === 'parallel' && steps !== undefined)
    return { pointer: '/steps', detail: 'Only a stepped design has steps; leave it out.' };
  if (steps !== undefined && daysBetween(from, to) < steps)
    return {
      pointer: '/to',
      detail: `Too soon: ${String(steps)} steps need at least ${String(steps + 1)} days.`,
    };
  if (new Set(teams.map(({ team }) => team)).size < teams.length)
    return { pointer: '/teams', detail: 'A team is named twice.' };
  const unknownSize = teams.findIndex(({ people }) => people === undefined);
  if (strata > 1 && unknownSize !== -1)
    return { pointer: `/teams/${String(unknownSize)}/people`, detail: 'Strata need the size of every team.' };
  return undefined;
}

function refusal(problem: Problem): ProblemError {
  return new ProblemError('unprocessable', { detail: problem.detail, errors: [problem] });
}
