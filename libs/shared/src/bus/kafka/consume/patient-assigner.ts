import { type PartitionAssigner, PartitionAssigners } from 'kafkajs';

/** Thrown to put the joining off. The type is what kafkajs takes for "later, from the beginning". */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly type = 'REBALANCE_IN_PROGRESS';
}

/**
 * Kafka's round robin, asked for permission. kafkajs joins a group anew as soon as it hears of a rebalance and has no
 * hook for "let me finish this first". But whenever it is about to join, it asks the assigner for its protocol, and an
 * error of the right type makes it try again a little later: that is the hook.
 */
export function patientAssigner(askToJoin: () => void): PartitionAssigner {
  return (config) => {
    const roundRobin = PartitionAssigners.roundRobin(config);
    return {
      ...roundRobin,
      protocol(subscription) {
        askToJoin();
        return roundRobin.protocol(subscription);
      },
    };
  };
}
