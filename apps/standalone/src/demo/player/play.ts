import { type Delivery } from '../history/delivery.js';
import { type Doors, type Exchange } from './doors.js';

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
 * waits for it; since requests start in order, what it waits for is always under way already.
 * @throws the first failure, after everything under way has ended
 */
export async function play(
  deliveries: Iterable<Delivery>,
  doors: Pick<Doors, 'deliver'>,
  options: PlayOptions,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for (const delivery of deliveries) {
    if (delivery.alone === true) await Promise.all(underWay);
    while (underWay.size >= options.concurrency) await Promise.race(underWay);
    if (failures.length > 0 || options.signal.aborted) break;
    const playing: Promise<void> = doors
      .deliver(delivery)
      .then((exchange) => options.onAnswer(exchange, delivery))
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => underWay.delete(playing));
    underWay.add(playing);
    if (delivery.alone === true) await playing;
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
}
