import { type Random } from './random.js';
import { type HistorySize } from './size.js';
import { DAY_MS, momentOfDay, type Year } from './year.js';

export const NETWORKS = ['linkedin', 'x', 'whatsapp', 'facebook', 'instagram', 'email', 'intranet'] as const;
export type DemoNetwork = (typeof NETWORKS)[number];

/** Department and its weight in the head count. Legal is so small that its members can only be shown pooled. */
export const DEPARTMENTS = [
  ['engineering', 30],
  ['sales', 22],
  ['customer-care', 16],
  ['operations', 12],
  ['marketing', 8],
  ['product', 6],
  ['finance', 4],
  ['people', 3],
] as const;
export const SMALL_DEPARTMENT = 'legal';
const SMALL_DEPARTMENT_MEMBERS = 3;
const NAMED_SHARE = 0.85;
const KNOWN_AUDIENCE_SHARE = 0.7;
/** Enrolled in the launch week; the others join during the year. */
const LAUNCH_SHARE = 0.75;
const LEAVER_SHARE = 0.06;
const MOVER_SHARE = 0.06;

export interface Advocate {
  readonly id: string;
  readonly team: string;
  readonly named: boolean;
  readonly enrolledAt: number;
  readonly leftAt?: number;
  readonly move?: { readonly at: number; readonly team: string };
  /** How much this person shares, 1 being the mean. A few do most of it. */
  readonly activity: number;
  readonly networks: readonly (readonly [DemoNetwork, number])[];
  /** Connections per network at the start of the year; absent where the person did not say. */
  readonly audience: ReadonlyMap<DemoNetwork, number>;
}

/** The advocates of the organisation. Names are opaque codes, as they must be. */
export function makeAdvocates(random: Random, size: HistorySize, year: Year): Advocate[] {
  return Array.from({ length: size.advocates }, (_, index) => {
    const own = random.fork(`advocate-${String(index)}`);
    const team = index < SMALL_DEPARTMENT_MEMBERS ? SMALL_DEPARTMENT : own.weighted(DEPARTMENTS);
    const joinsAtLaunch = team === SMALL_DEPARTMENT || own.chance(LAUNCH_SHARE);
    const enrolledAt = momentOfDay(own, year.start + own.int(0, joinsAtLaunch ? 6 : 300) * DAY_MS);
    const networks = networksOf(own);
    return {
      id: `adv-${String(index + 1).padStart(4, '0')}`,
      team,
      named: own.chance(NAMED_SHARE),
      enrolledAt,
      ...(team !== SMALL_DEPARTMENT ? changesOf(own, team, enrolledAt, year) : {}),
      activity: own.logNormal(0.6, 1),
      networks,
      audience: audienceOf(own, networks),
    };
  });
}

export function teamAt(advocate: Advocate, at: number): string {
  return advocate.move !== undefined && at >= advocate.move.at ? advocate.move.team : advocate.team;
}

function changesOf(
  random: Random,
  team: string,
  enrolledAt: number,
  year: Year,
): Pick<Advocate, 'leftAt' | 'move'> {
  const someDayLater = () => momentOfDay(random, year.start + random.int(60, 350) * DAY_MS);
  if (random.chance(LEAVER_SHARE)) return { leftAt: Math.max(someDayLater(), enrolledAt + 30 * DAY_MS) };
  if (!random.chance(MOVER_SHARE)) return {};
  const others = DEPARTMENTS.filter(([name]) => name !== team);
  return { move: { at: Math.max(someDayLater(), enrolledAt + 30 * DAY_MS), team: random.weighted(others) } };
}

function networksOf(random: Random): (readonly [DemoNetwork, number])[] {
  const rest = random.shuffle(NETWORKS.slice(1)).slice(0, random.int(0, 3));
  return [['linkedin', 6] as const, ...rest.map((network) => [network, random.int(1, 3)] as const)];
}

function audienceOf(
  random: Random,
  networks: readonly (readonly [DemoNetwork, number])[],
): ReadonlyMap<DemoNetwork, number> {
  const sizes = new Map<DemoNetwork, number>();
  for (const [network] of networks) {
    const size = Math.round(random.logNormal(network === 'linkedin' ? 520 : 140, 0.8));
    if (random.chance(KNOWN_AUDIENCE_SHARE)) sizes.set(network, size);
  }
  return sizes;
}
