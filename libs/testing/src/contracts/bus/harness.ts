import { type Bus } from '#shared/bus/bus.js';

/** One instance of the bus, as one process would have it. */
export interface BusUnderTest {
  readonly bus: Bus;
  /** Cuts this instance off from its store, as if its process had been killed or its network had gone. */
  cutOff(): void;
  /** Mends what {@link cutOff} cut. */
  reconnect(): void;
}

/** What an adapter brings to run the contract. */
export interface BusHarness {
  /** A new instance over the same store. The harness closes it at the end, reconnected first. */
  newBus(): Promise<BusUnderTest>;
  /** Declares a new topic and gives its name. */
  topic(partitions: number): Promise<string>;
  close(): Promise<void>;
}

/** What the parts of the contract share. */
export interface BusContext {
  /** The harness of the running test. */
  harness(): BusHarness;
  /** Keeps a handler busy until the test lets it go; at the latest at its end, so that closing never hangs on it. */
  hold(): PromiseWithResolvers<undefined>;
}
