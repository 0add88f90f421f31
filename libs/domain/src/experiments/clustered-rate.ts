import { Z_95 } from '../statistics/distributions.js';
import { type Estimate } from '../statistics/interval.js';
import { type ClusterSums, varianceOfLog } from './clustered-rate-ratio.js';

/**
 * Events per exposure, with the 95 % interval of its logarithm that takes clusters (shares, say) and not events for the units: one
 * share goes round and the next does not.
 * @returns undefined without exposure; no interval for fewer than two clusters or without an event
 */
export function clusteredRate(sums: ClusterSums): Estimate | undefined {
  if (sums.exposure <= 0) return undefined;
  const value = sums.events / sums.exposure;
  if (sums.clusters < 2 || sums.events <= 0) return { value, interval: undefined };
  const error = Math.sqrt(varianceOfLog(sums));
  if (error === 0) return { value, interval: undefined };
  return { value, interval: { low: value * Math.exp(-Z_95 * error), high: value * Math.exp(Z_95 * error) } };
}
