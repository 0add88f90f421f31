import { type SpawnedProcess } from './spawned-process.js';
import { type StoreProcess } from './store-process.js';

/** A program that answers at one address, as something a test can kill and start again. */
export function asStoreProcess(url: string, spawned: SpawnedProcess): StoreProcess {
  return {
    url,
    get pid() {
      return spawned.pid;
    },
    kill: () => spawned.kill(),
    freeze: () => {
      spawned.freeze();
    },
    thaw: () => {
      spawned.thaw();
    },
    start: () => spawned.start(),
    stop: async () => {
      await spawned.stop();
    },
  };
}
