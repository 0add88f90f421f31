interface Stoppable {
  stop(): Promise<void>;
}

/**
 * One server for all who ask while it runs: the first starts it, the last to stop it stops it. Each caller stops its
 * own only once, whatever it calls.
 */
export function shared<T extends Stoppable>(start: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let users = 0;
  return async () => {
    users++;
    running ??= start();
    const mine = running;
    let server: T;
    try {
      server = await mine;
    } catch (error) {
      // A start that failed is nobody's: the next caller tries again.
      if (running === mine) {
        running = undefined;
        users = 0;
      }
      throw error;
    }
    let stopped = false;
    const stop = async () => {
      if (stopped) return;
      stopped = true;
      users--;
      if (users > 0) return;
      running = undefined;
      await server.stop();
    };
    return { ...server, stop };
  };
}
