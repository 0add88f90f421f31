export interface TestKafka {
  readonly brokers: readonly string[];
  stop(): Promise<void>;
}
