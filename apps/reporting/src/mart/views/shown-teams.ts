import { type DimensionName } from '../../measures/dimensions.js';
import { SMALL_TEAMS } from '../../privacy/shown-groups.js';
import { type Cube } from '../../semantic/model/cube.js';
import { dimensionIn, labelOf } from '../../semantic/compile/labels.js';

/**
 * The teams that may have lines of their own, by month: those with at least k people in it and, where others have fewer,
 * without the smallest that has enough, which stands with them so that they cannot be worked out. It is the rule of
 * `poolSmallGroups` with members who may be in two teams, and a test holds it against that.
 */
export function shownTeams(database: string): string {
  return [
    'SELECT tenant, month, team FROM (',
    'SELECT tenant, month, team, people >= min_group_size AS is_enough,',
    'countIf(NOT is_enough) OVER (PARTITION BY tenant, month) AS small_teams,',
    'row_number() OVER (PARTITION BY tenant, month ORDER BY is_enough DESC, people, team) AS place',
    `FROM (SELECT tenant, month, toString(team) AS team, people FROM ${database}.team_people FINAL WHERE people > 0) AS counted`,
    `INNER JOIN (SELECT tenant, min_group_size FROM ${database}.organisation FINAL) AS rule USING (tenant)`,
    ') WHERE is_enough AND (small_teams = 0 OR place > 1)',
  ].join(' ');
}

/**
 * What a row is called in a dimension, as the query API says it. Whether a team is shown is decided per day, by the month
 * the day is in: the lines of days, weeks and months are then sums of the same days, and no two of them subtracted tell
 * of a small team.
 */
export function martLabel(cube: Cube, dimension: DimensionName, database: string): string {
  const of = dimensionIn(cube, dimension);
  if (dimension !== 'team') return labelOf(of, {});
  const asked = `toString(${of.stored}) IN {shown_team:Array(String)}`;
  const label = labelOf(of, { team: { shown: [], pool: SMALL_TEAMS } });
  if (label.split(asked).length !== 2)
    throw new Error('labelOf asks for shown teams in another way; the mart would not pool small ones');
  return label
    .replace(asked, `(tenant, toStartOfMonth(day), toString(${of.stored})) IN (${shownTeams(database)})`)
    .replace('{pool_team:String}', `'${SMALL_TEAMS}'`);
}
