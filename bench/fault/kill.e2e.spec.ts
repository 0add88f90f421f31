import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { temporaryDataFolder } from '#standalone/demo/temporary-folder.js';
import { killRepeatedly } from './kill.js';

/** The build: a process is started the way an operator starts it, so `npm run build` goes before. */
const MAIN = resolve('dist/apps/standalone/src/main.js');

describe('kill -9 under load', () => {
  it('loses no acknowledged event or click, doubles none, and needs no repair', async () => {
    expect(existsSync(MAIN)).toBe(true);
    const dataDir = temporaryDataFolder('kill');
    try {
      const result = await killRepeatedly({
        times: 4,
        seed: 3,
        dataDir,
        onKill: () => undefined,
        main: MAIN,
      });
      expect(result).toMatchObject({ kills: 4, lost: [], doubled: [], invented: [] });
      expect(result.reconcile).toMatchObject({ ok: true });
      expect(result.acknowledged).toBeGreaterThan(500);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 300_000);
});
