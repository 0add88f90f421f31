const COULD_NOT = 2;

/** What is told about a failure, and the exit code that goes with it. */
export interface Failure {
  readonly text: string;
  readonly exitCode: number;
}

/**
 * Runs a command to its end as the whole of its process: its exit code is what it resolves to; a failure is told on
 * standard error, with the way to its help and exit code 2 unless the command knows better.
 */
export function runMain(
  script: string,
  command: () => Promise<number>,
  failureOf: (error: unknown) => Failure | undefined = () => undefined,
): void {
  command().then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const failure = failureOf(error) ?? {
        text: `${message}\nnpm run ${script} -- --help shows how.`,
        exitCode: COULD_NOT,
      };
      process.stderr.write(`${failure.text}\n`);
      process.exitCode = failure.exitCode;
    },
  );
}
