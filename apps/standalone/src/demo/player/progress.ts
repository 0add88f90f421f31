import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long job is. On standard error, so that the result can be piped. */
export interface Progress {
  update(done: number, note: string): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere a line for every tenth, which a log can keep. */
export function startProgress(title: string, total: number, isQuiet: boolean): Progress {
  return process.stderr.isTTY && !isQuiet ? bar(title, total) : lines(title, total);
}

function bar(title: string, total: number): Progress {
  const single = new SingleBar(
    { format: `${title} {bar} {percentage}% {note}`, stream: process.stderr, barsize: 30, hideCursor: true },
    Presets.shades_classic,
  );
  single.start(total, 0, { note: '' });
  return {
    update: (done, note) => {
      single.update(done, { note });
    },
    stop: () => {
      single.stop();
    },
  };
}

function lines(title: string, total: number): Progress {
  let tenths = 0;
  return {
    update(done, note) {
      const reached = Math.min(10, Math.floor((10 * done) / total));
      if (reached > tenths) process.stderr.write(`${title} ${String(reached * 10)}% ${note}\n`);
      tenths = Math.max(tenths, reached);
    },
    stop: () => undefined,
  };
}
