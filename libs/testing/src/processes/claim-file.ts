import { writeFileSync } from 'node:fs';
import { hasErrorCode } from './error-code.js';

/** Makes a file that says which process made it; false when there is one already. Of several at once, one succeeds. */
export function claimFile(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return false;
    throw error;
  }
}
