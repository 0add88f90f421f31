import { createSecretKey } from 'node:crypto';
import { type AtsReader, type KnownApplication } from '../adapter.js';
import { createAtsReader } from '../ats-reader.js';
import { type AtsSettings } from '../ats-settings.js';

/** The reader that runs in production, with a key of its own. */
export function testReader(
  ats: string,
  settings: AtsSettings = {},
  /** What was said of applications before, by application id; a text is the candidate's reference alone. */
  applications: Readonly<Record<string, string | KnownApplication>> = {},
): AtsReader {
  return createAtsReader({
    ats,
    settings,
    candidateKey: createSecretKey(Buffer.alloc(32, 7)),
    applications: new Map(
      Object.entries(applications).map(([id, known]) => [
        `${ats}:${id}`,
        typeof known === 'string' ? { candidateRef: known, isHired: false, isRejected: false } : known,
      ]),
    ),
  });
}
