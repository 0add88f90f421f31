const QUIET_MS = 2_000;
const TICK_MS = 1_000;
const MEGABYTE = 1_000_000;

export interface ProgressSink {
  readonly write: (text: string) => unknown;
  /** A terminal gets one line that changes; anything else gets lines that a log can keep. */
  readonly isTerminal: boolean;
}

/**
 * Passes bytes on and says how many there were, once it takes longer than two seconds.
 * @param total bytes, if that is known
 */
export async function* withProgress(
  chunks: AsyncIterable<Uint8Array>,
  total: number | undefined,
  sink: ProgressSink,
  nowMs: () => number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let due = nowMs() + QUIET_MS;
  let said = false;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (nowMs() >= due) {
      due = nowMs() + TICK_MS;
      said = true;
      sink.write(sink.isTerminal ? `\r${lineOf(bytes, total)}` : `${lineOf(bytes, total)}\n`);
    }
    yield chunk;
  }
  if (said) sink.write(sink.isTerminal ? `\r${lineOf(bytes, total)}\n` : `${lineOf(bytes, total)}\n`);
}

function lineOf(bytes: number, total: number | undefined): string {
  const read = `Read ${(bytes / MEGABYTE).toFixed(1)} MB`;
  if (total === undefined || total === 0) return read;
  return `${read} of ${(total / MEGABYTE).toFixed(1)} MB (${String(Math.floor((100 * bytes) / total))} %)`;
}
