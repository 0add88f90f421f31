import { type Advocate, DEPARTMENTS } from './organisation.js';
import { type Vacancy } from './recruitment/recruitment-system.js';
import { type Year, dayOf, DAY_MS } from './year.js';

/** A hold-out as it is asked for: some teams are shown one vacancy, and the others are not. */
export interface HoldoutPlan {
  readonly vacancyId: string;
  readonly teams: readonly string[];
  /** Days as the API takes them. */
  readonly from: string;
  readonly to: string;
}

const EARLIEST_DAYS = 45;

/** The vacancy that is open longest among those that open when the programme is under way, and all departments but the smallest. */
export function planHoldout(vacancies: readonly Vacancy[], year: Year): HoldoutPlan {
  const isWithin = ({ openedAt, closedAt }: Vacancy) =>
    Number(openedAt > year.start + EARLIEST_DAYS * DAY_MS && closedAt < year.end);
  const days = ({ openedAt, closedAt }: Vacancy) => closedAt - openedAt;
  const [vacancy] = vacancies.toSorted((a, b) => isWithin(b) - isWithin(a) || days(b) - days(a));
  if (vacancy === undefined) throw new RangeError('a history without vacancies has no hold-out');
  return {
    vacancyId: vacancy.id,
    teams: DEPARTMENTS.map(([team]) => team),
    from: dayOf(vacancy.openedAt),
    to: dayOf(vacancy.closedAt),
  };
}

/** Who must not be shown the vacancy of the hold-out. */
export class HeldOut {
  private readonly members: ReadonlySet<string>;

  /**
   * @param teams the teams for which the lot fell so. People belong to the team they were in on the first day, whatever
   *   happened later. One of them is not told, and shares it all the same: the most active one.
   */
  constructor(
    private readonly plan: HoldoutPlan,
    teams: readonly string[],
    advocates: readonly Advocate[],
  ) {
    const since = Date.parse(`${plan.from}T00:00:00Z`);
    const members = advocates.filter(({ team, move }) =>
      teams.includes(move !== undefined && move.at < since ? move.team : team),
    );
    const [careless] = members.toSorted((a, b) => b.activity - a.activity);
    this.members = new Set(members.filter((one) => one !== careless).map(({ id }) => id));
  }

  isFrom(vacancyId: string | undefined, advocate: Advocate | undefined): boolean {
    return advocate !== undefined && vacancyId === this.plan.vacancyId && this.members.has(advocate.id);
  }
}
