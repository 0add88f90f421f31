/**
 * How many times as many people a trial needs because whole teams are assigned: `1 + (m - 1) rho`; with teams of unequal
 * size `1 + ((1 + cv^2) m - 1) rho` (S. M. Eldridge, D. Ashby and S. Kerry, International Journal of Epidemiology 35 (2006) 1292-1300).
 * @param teamSize people per team, on average
 * @param icc intraclass correlation; below 0 it is taken as 0, because a trial is not made smaller by a chance estimate
 * @param sizeVariation the standard deviation of team sizes divided by their mean; 0 when all are alike
 */
export function designEffect(teamSize: number, icc: number, sizeVariation = 0): number {
  if (!(teamSize >= 1)) throw new RangeError(`A team has at least one person, not ${String(teamSize)}.`);
  const effectiveSize = (1 + sizeVariation * sizeVariation) * teamSize;
  return 1 + Math.max(0, effectiveSize - 1) * Math.max(0, icc);
}
