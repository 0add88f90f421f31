import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

/**
 * Lets kafkajs's idle connections rest. Its queue of requests looks for waiting ones by a timer that sets itself again
 * whether or not there are any, and by a mistake in a subtraction does so every millisecond, on every connection, for
 * ever (and warns of a negative time-out). Only waiting requests need the timer, and whoever adds one sets it.
 */
export function letIdleConnectionsRest(): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
    readonly prototype: RequestQueue;
  };
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}
