import { type Delivery } from '../history/delivery.js';
import { type Doors } from './doors.js';
import { type Exchange } from './exchange.js';

export interface PlayOptions {
  /** How many requests may wait for their answers at once. */
  readonly concurrency: number;
  /** Called for every answer, with the delivery it belongs to. */
  readonly onAnswer: (exchange: Exchange, delivery: Delivery) => Promise<void> | void;
  /** Aborting stops before the next delivery. */
  readonly signal: AbortSignal;
}

/**
 * Plays deliveries in their order with a bounded number under way. A delivery that needs the result of an earlier one
 * waits for it; since requests start in order, what it waits for is always under way already. Around a delivery that
 * must be alone everything is not only answered but judged, which on the raw topics comes later.
 * @throws the first failure, after everything under way has ended
 */
export async function play(
  deliveries: Iterable<Delivery>,
  doors: Pick<Doors, 'deliver' | 'judged'>,
  options: PlayOptions,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const fail = (error: unknown) => {
    failures.push(error);
  };
  const settled = async () => {
    await Promise.all(underWay);
    if (failures.length === 0) await doors.judged().catch(fail);
  };
  for (const delivery of deliveries) {
    if (delivery.alone === true) await settled();
    while (underWay.size >= options.concurrency) await Promise.race(underWay);
    if (failures.length > 0 || options.signal.aborted) break;
    const playing: Promise<void> = doors
      .deliver(delivery)
      .then((exchange) => options.onAnswer(exchange, delivery))
      .catch(fail)
      .finally(() => underWay.delete(playing));
    underWay.add(playing);
    if (delivery.alone === true) await settled();
  }
  await settled();
  if (failures.length > 0) throw failures[0];
}
