import { type AtsAdapter } from './adapter.js';
import { greenhouse } from './adapters/greenhouse.js';
import { ashby } from './adapters/ashby.js';
import { generic } from './adapters/generic.js';
import { lever } from './adapters/lever.js';
import { recruitee } from './adapters/recruitee.js';
import { smartrecruiters } from './adapters/smartrecruiters.js';
import { teamtailor } from './adapters/teamtailor.js';
import { workable } from './adapters/workable.js';

/** Every recruitment system that is understood. */
export const ATS_ADAPTERS: readonly AtsAdapter[] = [
  greenhouse,
  lever,
  recruitee,
  smartrecruiters,
  teamtailor,
  ashby,
  workable,
  generic,
];

const BY_NAME = new Map(ATS_ADAPTERS.map((adapter) => [adapter.name, adapter]));

export function adapterOf(name: string): AtsAdapter | undefined {
  return BY_NAME.get(name);
}
