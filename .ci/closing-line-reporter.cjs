// The last lines CI reads: where the Kafka suites ran, and how many tests passed, failed and were skipped.
module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const kafka = kafkaLines(results.testResults.flatMap((file) => file.testResults));
    process.on('exit', () => {
      process.stdout.write(
        `\n${kafka.join('')}${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`,
      );
    });
  }
};

/** describeWithKafka (libs/testing/src/stores/describe-with-kafka.ts) puts into the title where its Kafka comes from. */
function kafkaLines(tests) {
  const ran = new Map();
  let skipped = 0;
  for (const { ancestorTitles, status } of tests) {
    const where = /\[Kafka: (.+)\]$/.exec(
      ancestorTitles.find((title) => title.includes('[Kafka: ')) ?? '',
    )?.[1];
    if (where === undefined) continue;
    if (status === 'passed' || status === 'failed') ran.set(where, (ran.get(where) ?? 0) + 1);
    else if (where === 'none') skipped += 1;
  }
  const lines = [...ran]
    .filter(([where]) => where !== 'none')
    .map(([where, count]) => `Kafka suites ran against ${where}: ${count} tests\n`);
  if (skipped > 0)
    lines.push(`KAFKA SUITES WERE SKIPPED: ${skipped} tests had no Kafka; see "Tests" in README.md\n`);
  return lines;
}
