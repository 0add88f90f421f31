import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The process's metrics. No tenant labels: the number of series must not grow with the customers. */
export const metrics = new Registry();

/** Processor time, memory, event loop lag and garbage collection, under the names every Node.js dashboard knows. */
export function collectProcessMetrics(): void {
  if (metrics.getSingleMetric('nodejs_eventloop_lag_seconds') === undefined)
    collectDefaultMetrics({ register: metrics });
}

export function counter<L extends string>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
): Counter<L> {
  return new Counter({ name: `manyhands_${name}`, help, labelNames: [...labelNames], registers: [metrics] });
}

/** A value read when it is asked for. */
export function gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
  return new Gauge({ name: `manyhands_${name}`, help, labelNames: [...labelNames], registers: [metrics] });
}

export function histogram<L extends string>(
  name: string,
  help: string,
  buckets: readonly number[],
  labelNames: readonly L[] = [],
): Histogram<L> {
  return new Histogram({
    name: `manyhands_${name}`,
    help,
    buckets: [...buckets],
    labelNames: [...labelNames],
    registers: [metrics],
  });
}
