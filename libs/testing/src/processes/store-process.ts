/** A store running as a process of its own, which a test may kill, freeze and start again on the same data and address. */
export interface StoreProcess {
  /** Where it answers; the same after every {@link start}. */
  readonly url: string;
  readonly pid: number;
  /** SIGKILL: nothing of it runs any more when this resolves. */
  kill(): Promise<void>;
  /** SIGSTOP: it keeps its connections and answers nothing, as in a long pause. */
  freeze(): void;
  /** SIGCONT: wakes it from {@link freeze}. */
  thaw(): void;
  /** Starts it again after {@link kill} or {@link stop}: same folder, same port. Resolves when it answers. */
  start(): Promise<void>;
  /** Asks it to stop, as an operator would, and waits; one that does not stop in time is killed. */
  stop(): Promise<void>;
}
