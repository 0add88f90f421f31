import { Presets, SingleBar } from 'cli-progress';

/** Shows how far one step is. */
export interface Progress {
  /** @param fraction from 0 to 1; null when it is not known how much there will be */
  update(fraction: number | null, note: string): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere a line for every tenth, which a log can keep. */
export function startProgress(title: string, write: (text: string) => void, isTerminal: boolean): Progress {
  return isTerminal ? bar(title) : lines(title, write);
}

function bar(title: string): Progress {
  const single = new SingleBar(
    { format: `${title} {bar} {note}`, stream: process.stderr, barsize: 30, hideCursor: true },
    Presets.shades_classic,
  );
  single.start(1, 0, { note: '' });
  return {
    update: (fraction, note) => {
      single.update(fraction ?? 0, { note });
    },
    stop: () => {
      single.stop();
    },
  };
}

function lines(title: string, write: (text: string) => void): Progress {
  let tenths = 0;
  return {
    update(fraction, note) {
      const reached = Math.floor(10 * (fraction ?? 0));
      if (reached > tenths) write(`${title} ${String(reached * 10)}% ${note}\n`);
      tenths = Math.max(tenths, reached);
    },
    stop: () => undefined,
  };
}
