import { describeConsuming } from './consuming.js';
import { type BusContext, type BusHarness } from './harness.js';
import { describeMembers } from './members.js';
import { describeOutages } from './outages.js';
import { describePublishing } from './publishing.js';
import { describeRedelivery } from './redelivery.js';

export { type BusHarness, type BusUnderTest } from './harness.js';

/** The contract every adapter of the bus keeps. Run against the real store only. */
export function describeBusContract(name: string, makeHarness: () => Promise<BusHarness>): void {
  describe(`the bus on ${name}`, () => {
    let harness: BusHarness;
    const holds: PromiseWithResolvers<undefined>[] = [];
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(async () => {
      for (const held of holds.splice(0)) held.resolve(undefined);
      await harness.close();
    });
    const context: BusContext = {
      harness: () => harness,
      hold() {
        const held = Promise.withResolvers<undefined>();
        holds.push(held);
        return held;
      },
    };
    describePublishing(context);
    describeConsuming(context);
    describeRedelivery(context);
    describeMembers(context);
    describeOutages(context);
  });
}
