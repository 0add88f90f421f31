import { type Day } from '#domain/ids.js';
import { ratio } from '../../shares/ratio.js';
import { spokenOf } from '../../shares/spoken-of.js';
import { type ReportRow } from '../report.js';

interface AtEnd {
  readonly end_day: Day;
  /** A network; '' for all of them together. */
  readonly member: string;
}
/** A row of audiences.sql. */
export interface AudienceRow extends AtEnd {
  readonly audience_connections: number;
  readonly audience_people: number;
  readonly kept_connections: number;
  readonly kept_before: number;
  readonly kept_people: number;
}
/** A row of page-followers.sql: always of one network. */
export interface FollowersRow extends AtEnd {
  readonly page_followers: number;
}
/** A row of enrolled.sql. */
export interface EnrolledRow {
  readonly end_day: Day;
  readonly enrolled: number;
}

export interface AudienceFacts {
  readonly audiences: readonly AudienceRow[];
  readonly followers: readonly FollowersRow[];
  readonly enrolled: readonly EnrolledRow[];
}

/** A period, named, and its last day. */
export interface PeriodEnd {
  readonly label: string;
  readonly lastDay: Day;
}

export interface AudienceLines {
  readonly rows: readonly ReportRow[];
  /** Whether anything was left empty because too few people stand behind it. */
  readonly isWithheld: boolean;
}

/** A line per end of a period, and per network when asked. */
export function audienceRows(
  { audiences, followers, enrolled }: AudienceFacts,
  ends: readonly PeriodEnd[],
  by: 'total' | 'network',
  k: number,
): AudienceLines {
  const networks = [...new Set([...audiences, ...followers].map(({ member }) => member))].filter(Boolean);
  const members = by === 'total' ? [''] : networks.sort();
  const audienceAt = new Map(audiences.map((row) => [keyOf(row), row]));
  const followersAt = new Map(followers.map((row) => [keyOf(row), row.page_followers]));
  const enrolledAt = new Map(enrolled.map((row) => [row.end_day, row.enrolled]));
  const people = audiences
    .filter(({ member }) => members.includes(member))
    .map(({ end_day, member, audience_people }) => ({ period: end_day, member, sharers: audience_people }));
  const spoken = spokenOf(people, k);
  const rows = ends.flatMap(({ label, lastDay }) =>
    members.map((member): ReportRow => {
      const at = { end_day: lastDay, member };
      const found = audienceAt.get(keyOf(at));
      const known = found?.audience_people ?? 0;
      const isSaid = spoken({ period: lastDay, member, sharers: known });
      const compared = (by === 'total' ? networks : [member])
        .map((network) => keyOf({ end_day: lastDay, member: network }))
        .filter((key) => audienceAt.has(key) && (followersAt.get(key) ?? 0) > 0);
      const connections = sum(compared, (key) => audienceAt.get(key)?.audience_connections ?? 0);
      const followed = sum(compared, (key) => followersAt.get(key) ?? 0);
      const allFollowers =
        by === 'total'
          ? sum(networks, (network) => followersAt.get(keyOf({ end_day: lastDay, member: network })) ?? 0)
          : (followersAt.get(keyOf(at)) ?? 0);
      const isKeptSaid = isSaid && found !== undefined && found.kept_people >= k;
      const count = enrolledAt.get(lastDay) ?? 0;
      return {
        period: label,
        ...(by === 'total' ? {} : { network: member }),
        audience_connections: isSaid ? (found?.audience_connections ?? 0) : null,
        audience_people: isSaid ? known : null,
        enrolled: count,
        audience_coverage: isSaid ? ratio(known, count) : null,
        kept_people: isKeptSaid ? found.kept_people : null,
        kept_before: isKeptSaid ? found.kept_before : null,
        kept_growth: isKeptSaid ? found.kept_connections - found.kept_before : null,
        kept_growth_rate: isKeptSaid
          ? ratio(found.kept_connections - found.kept_before, found.kept_before)
          : null,
        page_followers: allFollowers,
        compared_connections: isSaid ? connections : null,
        compared_followers: isSaid ? followed : null,
        connections_per_follower: isSaid ? ratio(connections, followed) : null,
      };
    }),
  );
  const isWithheld =
    people.some((line) => !spoken(line)) ||
    audiences.some(
      ({ kept_people, member }) => members.includes(member) && kept_people > 0 && kept_people < k,
    );
  return { rows, isWithheld };
}

function keyOf({ end_day, member }: AtEnd): string {
  return `${end_day}\n${member}`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
