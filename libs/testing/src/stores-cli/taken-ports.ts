import { StartRefused } from '#shared/service/start-refused.js';
import { isFree } from '../processes/restartable-port.js';
import { type StorePorts } from './options.js';

/** @throws {@link StartRefused} naming every port that somebody else listens on */
export async function refuseTakenPorts(ports: StorePorts): Promise<void> {
  const taken: string[] = [];
  for (const [store, port] of Object.entries(ports)) {
    if (!(await isFree(port as number)))
      taken.push(`Port ${String(port)} for ${store} is taken; give another one with --${store}-port N.`);
  }
  if (taken.length > 0) throw new StartRefused(taken.join('\n'));
}
