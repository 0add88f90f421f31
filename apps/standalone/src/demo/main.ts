import { UsageError } from '#shared/cli/usage-error.js';
import { inOwnProcess } from './in-own-process.js';
import { intoServices } from './into/into-services.js';
import { HELP, readOptions } from './options.js';
import { runDemo } from './run-demo.js';
import { facesOf, ODATA_USER } from './summary/faces.js';
import { pageOf } from './summary/page.js';
import { startAgain } from './summary/start-again.js';
import { type DemoTarget } from './target.js';

const INTERRUPTED = 130;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), new Date().toISOString().slice(0, 10));
  if (options === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const interruption = new AbortController();
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        interruption.abort();
        resolve();
      });
    }
  });
  const playAndTell = async (target: DemoTarget): Promise<number> => {
    const { summary, key } = await runDemo(options, target, interruption.signal);
    const access = { url: target.reportingUrl, key };
    // Running services stay when the demo leaves them; what it started itself goes with it.
    const isGone = options.exit && options.into === undefined;
    const faces = isGone ? null : { ...access, odataUser: ODATA_USER, ...facesOf(access, summary.period) };
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...summary, faces }, null, 2)}\n`
        : pageOf(summary, isGone ? { startAgain: startAgain(options, key) } : access),
    );
    if (!options.exit) {
      process.stderr.write('It stays up. Ctrl-C stops it.\n');
      await interrupted;
    }
    return summary.reconcile.ok ? 0 : 1;
  };
  try {
    return options.into === undefined
      ? await inOwnProcess(options, playAndTell)
      : await intoServices(options.into, process.env, playAndTell);
  } catch (error) {
    if (interruption.signal.aborted) return INTERRUPTED;
    throw error;
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isWrongUse = error instanceof UsageError;
    const text =
      error instanceof Error ? (isWrongUse ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n${isWrongUse ? 'See --help.\n' : ''}`);
    process.exit(isWrongUse ? 2 : 1);
  },
);
