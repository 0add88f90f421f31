import { type Pool } from 'pg';
import { type Person, TEAMS } from './evidence-organisation.js';
import { dayOf, isBetween } from './recount-evidence.js';

export const PARALLEL = '11111111-1111-4111-8111-111111111111';
export const STEPPED = '22222222-2222-4222-8222-222222222222';
/** Of teams nobody is in. */
export const TINY = '33333333-3333-4333-8333-333333333333';

const FIRST_DAY = '2026-03-02';
const LAST_DAY = '2026-03-25';
const STEP_DAYS = ['2026-03-08', '2026-03-14', '2026-03-20'];
export const STRETCHES = [FIRST_DAY, ...STEP_DAYS];

/** Three hold-outs as if they had been drawn before they began: over a campaign, stepped over a vacancy, and of no one. */
export async function drawHoldouts(postgres: Pool): Promise<void> {
  const draw = async (
    id: string,
    subject: readonly [string, string],
    design: string,
    teams: readonly [string, string | null][],
  ) => {
    await postgres.query(
      `INSERT INTO holdout (id, tenant_id, name, subject_kind, subject_id, design, strata, seed, from_day, to_day, created_by)
       VALUES ($1, 'acme', 'test', $2, $3, $4, 1, 'seed-seed', $5, $6, 'key')`,
      [id, ...subject, design, FIRST_DAY, LAST_DAY],
    );
    for (const [team, shownFrom] of teams)
      await postgres.query('INSERT INTO holdout_team VALUES ($1, $2, NULL, 0, $3)', [id, team, shownFrom]);
  };
  const half = (team: string, n: number): [string, string | null] => [team, n % 2 === 0 ? FIRST_DAY : null];
  await draw(PARALLEL, ['campaign', 'nurses'], 'parallel', TEAMS.map(half));
  await draw(
    STEPPED,
    ['vacancy', 'v1'],
    'stepped',
    TEAMS.map((team, n) => [team, STEP_DAYS[n % 3] ?? null]),
  );
  await draw(TINY, ['content', 'c'], 'parallel', ['x', 'y', 'z', 'w'].map(half));
}

export function isShown(stepped: boolean, team: string, day: string): boolean {
  const n = TEAMS.indexOf(team);
  return stepped ? day >= (STEP_DAYS[n % 3] ?? '') : n % 2 === 0;
}

/** The team of each person on the morning of the first day; '' for none. */
export function teamsAtStart(people: readonly Person[]): ReadonlyMap<string, string> {
  return new Map(
    people.map(({ id, moves }) => [id, moves.findLast(({ at }) => dayOf(at) < FIRST_DAY)?.team ?? '']),
  );
}

/** In which arm somebody was at a moment; undefined outside the hold-out. */
export function armAt(
  stepped: boolean,
  team: string | undefined,
  at: number,
): 'shown' | 'held_out' | undefined {
  if (team === undefined || !TEAMS.includes(team) || !isBetween(at, FIRST_DAY, LAST_DAY)) return undefined;
  return isShown(stepped, team, dayOf(at)) ? 'shown' : 'held_out';
}
