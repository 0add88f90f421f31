import { createServer } from 'node:net';

/** Below the range from which Linux and macOS give ports to outgoing connections. */
const LOWEST = 15_000;
const COUNT = 15_000;
const TRIES = 50;

/**
 * A loopback port for a server that will be killed and started again. It lies outside the ephemeral range: a client
 * that keeps asking while the server is away could otherwise be given that very port as its own, and hold it.
 */
export async function restartablePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(
    `no free loopback port found between ${String(LOWEST)} and ${String(LOWEST + COUNT)} in ${String(TRIES)} tries`,
  );
}

/** Whether a server could listen on this loopback port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
