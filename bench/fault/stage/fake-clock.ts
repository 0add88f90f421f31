import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/faketime/libfaketime.so.1',
];

/** The wall clock of the services, moved by libfaketime while they run. What measures durations goes on undisturbed. */
export class FakeClock {
  private constructor(
    private readonly file: string,
    private readonly library: string,
  ) {}

  /** Undefined when it can be moved. */
  static whyNot(): string | undefined {
    return libraryHere() === undefined
      ? 'libfaketime is not installed; on Debian and Ubuntu: apt-get install faketime'
      : undefined;
  }

  /** Undefined where it cannot be moved. */
  static in(dataDir: string): FakeClock | undefined {
    const library = libraryHere();
    if (library === undefined) return undefined;
    const clock = new FakeClock(join(dataDir, 'clock'), library);
    clock.jump('+0');
    return clock;
  }

  get environment(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: this.library,
      FAKETIME_TIMESTAMP_FILE: this.file,
      // Looked at again every second, so a jump reaches a running process.
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    };
  }

  /** @param offset such as `+25h` or `-10m`, from the true time */
  jump(offset: string): void {
    writeFileSync(this.file, `${offset}\n`);
  }
}

function libraryHere(): string | undefined {
  return LIBRARIES.find((path) => existsSync(path));
}
