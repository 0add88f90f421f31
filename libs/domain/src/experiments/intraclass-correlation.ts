import { type TeamResult } from './team-result.js';

/**
 * How alike people of one team are: the part of the variance that lies between teams, by the analysis-of-variance estimator
 * over the arms of a trial (A. Donner and N. Klar, Design and Analysis of Cluster Randomization Trials in Health Research, Arnold 2000,
 * chapter 1): `(MSB - MSW) / (MSB + (m0 - 1) MSW)` with `m0 = (N - sum over arms of (sum m^2 / N of the arm)) / (teams - arms)`.
 * It can come out negative, which means that teams differ less than chance would make them.
 * @returns undefined when there are no two teams in any arm, nobody to compare with inside a team, or no variance at all
 */
export function intraclassCorrelation(results: readonly TeamResult[]): number | undefined {
  const teams = results.filter(({ people }) => people > 0);
  const arms = Map.groupBy(teams, ({ arm, stretch }) => `${arm} ${String(stretch)}`);
  let [people, between, within, sizes] = [0, 0, 0, 0];
  for (const arm of arms.values()) {
    const ofArm = arm.reduce((total, team) => total + team.people, 0);
    const mean = arm.reduce((total, team) => total + team.outcomes, 0) / ofArm;
    people += ofArm;
    for (const team of arm) {
      const ofTeam = team.outcomes / team.people;
      between += team.people * (ofTeam - mean) ** 2;
      within += team.squares - team.outcomes * ofTeam;
      sizes += (team.people * team.people) / ofArm;
    }
  }
  const betweenDf = teams.length - arms.size;
  const withinDf = people - teams.length;
  if (betweenDf <= 0 || withinDf <= 0) return undefined;
  const meanSquareBetween = between / betweenDf;
  const meanSquareWithin = Math.max(0, within) / withinDf;
  const typicalSize = (people - sizes) / betweenDf;
  const variance = meanSquareBetween + (typicalSize - 1) * meanSquareWithin;
  return variance > 0 ? (meanSquareBetween - meanSquareWithin) / variance : undefined;
}
