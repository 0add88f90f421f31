import { createRequire } from 'node:module';
import { letIdleConnectionsRest } from './idle-request-queue.js';

interface Queue {
  readonly throttleCheckTimeoutId: unknown;
  throttledUntil: number;
  push(request: unknown): void;
  checkPendingRequests(): void;
  destroy(): void;
}

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as new (
  options: unknown,
) => Queue;

describe("kafkajs's queue of requests", () => {
  let queue: Queue;
  beforeAll(() => {
    letIdleConnectionsRest();
  });
  beforeEach(() => {
    queue = new RequestQueue({ maxInFlightRequests: 1, logger: { debug: () => undefined } });
  });
  afterEach(() => {
    queue.destroy();
  });

  it('sets no timer while nothing waits', () => {
    queue.checkPendingRequests();
    expect(queue.throttleCheckTimeoutId).toBeNull();
  });

  it('still sends what had to wait, when its time has come', async () => {
    queue.throttledUntil = Date.now() + 20;
    await new Promise<void>((sent) => {
      queue.push({ entry: { correlationId: 1 }, expectResponse: true, sendRequest: sent });
      expect(queue.throttleCheckTimeoutId).not.toBeNull();
    });
    expect(Date.now()).toBeGreaterThanOrEqual(queue.throttledUntil);
  });
});
