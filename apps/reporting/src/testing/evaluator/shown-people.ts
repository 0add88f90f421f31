import { type Organisation } from '../organisation.js';
import { dayOf, type Disclosed } from '../recount.js';

/** Fewer people than these are never told apart. */
const FEWEST = 5;

interface Stay {
  readonly who: string;
  readonly team: string;
  readonly isNamed: boolean;
  readonly since: string;
  /** Not included; undefined goes on. */
  readonly until: string | undefined;
}

/** Who has a line of their own in an answer about some days, worked out from the enrolments. */
export class ShownPeople {
  private readonly stays: readonly Stay[];

  constructor({ enrolments, deeds = [] }: Organisation) {
    const ordered = [...enrolments, ...deeds.filter(({ type }) => type === 'advocate.left')].sort((a, b) =>
      a.occurred_at < b.occurred_at ? -1 : 1,
    );
    this.stays = ordered.map(({ subject, occurred_at, data }, index) => {
      // Whoever left is in no team, and no longer named.
      const { team = '', namedInReports = false } = JSON.parse(data) as {
        team?: string;
        namedInReports?: boolean;
      };
      const until = ordered.slice(index + 1).find((later) => later.subject === subject)?.occurred_at;
      return { who: subject, team, isNamed: namedInReports, since: occurred_at, until };
    });
  }

  /** @param teams those a question is about by name: of the people outside them nothing is left to be worked out */
  during(
    { zone, from, to }: { readonly zone: string; readonly from: string; readonly to: string },
    teams: readonly string[] = [],
  ): Disclosed {
    const present = this.stays.filter(
      ({ since, until }) => dayOf(since, zone) <= to && (until === undefined || dayOf(until, zone) >= from),
    );
    return { team: this.largeTeams(present), advocate: this.named(present, teams) };
  }

  /** Small teams are put together, and with the next larger one until there are enough people in it. */
  private largeTeams(present: readonly Stay[]): readonly string[] {
    const people = new Map<string, Set<string>>();
    for (const { team, who } of present.filter((stay) => stay.team !== ''))
      people.set(team, (people.get(team) ?? new Set()).add(who));
    const smallestFirst = [...people]
      .map(([team, members]) => ({ team, size: members.size }))
      .sort((a, b) => a.size - b.size || (a.team < b.team ? -1 : 1));
    let pooled = 0;
    const isSmall = (size: number) => size < FEWEST;
    while (
      pooled < smallestFirst.length &&
      (isSmall(smallestFirst[pooled]?.size ?? 0) ||
        (pooled > 0 && isSmall(smallestFirst[pooled - 1]?.size ?? 0)))
    )
      pooled++;
    return smallestFirst.slice(pooled).map(({ team }) => team);
  }

  private named(present: readonly Stay[], teams: readonly string[]): readonly string[] {
    const latest = new Map(this.stays.map((stay) => [stay.who, stay.isNamed]));
    const within =
      teams.length === 0
        ? [...latest.keys()]
        : [...new Set(present.filter(({ team }) => teams.includes(team)).map(({ who }) => who))];
    const named = within.filter((who) => latest.get(who) === true).sort();
    const others = within.length - named.length;
    return others === 0 ? named : named.slice(Math.max(0, FEWEST - others));
  }
}
