import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { attribution } from './attribution/attribution.js';
import { ledger } from './attribution/ledger.js';
import { events } from './events/events.js';
import { type Bench, type BenchResult } from './finding.js';
import { kafka } from './kafka/kafka.js';
import { type Machine, thisMachine } from './machine.js';
import { redirects } from './redirects/redirects.js';
import { reports } from './reports/reports.js';

const BENCHES = { redirects, events, reports, attribution, ledger, kafka } as const satisfies Record<
  string,
  Bench
>;

const HELP = `npm run bench -- [redirects] [events] [reports] [attribution] [ledger] [kafka] [--quick] [--json] [--save]
             [--data DIR] [--events N] [--prepare]

Measures this build against the least that could be done, side by side on this machine, and prints the ratios.

  redirects   counted redirects per second against a bare node:http 302 server
  events      events per second from POST to queryable, against inserting the same rows straight into ClickHouse
  reports     named reports and 200 random queries over HTTP at 10 and 100 million stored events and 10,000 advocates,
              against the same SQL sent straight to the engine; 20 analysts at once beside ingest; exports against the
              engine's own INTO OUTFILE; memory. 25 GB of disk and half an hour and more to fill
  attribution seconds and peak memory of every model on 1 and 10 million journeys, and of Markov with up to 10,000 states
  ledger      from facts to credits for 10,000 outcomes over a million touches, and what one late event costs
  kafka       events per second from Kafka's raw topics to queryable, through the three services, against a bare copy
              of the same messages; latency at half load, a backlog, memory. Needs Java 17 and Maven
  (none)      all of them

  --quick     short rounds and small data; for trying out, not for quoting
  --json      everything that was measured, as JSON on standard output
  --data DIR  reports only: keeps what was filled, and goes on where a run before was stopped
  --events N  reports only: this many stored events instead of the two sizes
  --prepare   reports only: fills, computes the rollups and measures nothing
  --save      writes bench/results/<date>-<name>.json

Exit codes: 0 every limit kept, 1 one was not, 2 it could not be run.
`;

interface Report {
  readonly at: string;
  readonly machine: Machine;
  readonly quick: boolean;
  readonly result: BenchResult;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
      data: { type: 'string' },
      events: { type: 'string' },
      prepare: { type: 'boolean', default: false },
    },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  const machine = thisMachine();
  const reportsOf: Report[] = [];
  for (const name of positionals.length === 0 ? Object.keys(BENCHES) : positionals) {
    const say = (step: string) => process.stderr.write(`${name}: ${step}\n`);
    const report = {
      at: new Date().toISOString(),
      machine,
      quick: values.quick,
      result: await benchNamed(name)({
        quick: values.quick,
        data: values.data,
        events: values.events === undefined ? undefined : wholeNumber(values.events),
        prepare: values.prepare,
        say,
      }),
    };
    reportsOf.push(report);
    if (values.save) save(report);
    if (!values.json) process.stdout.write(page(report.result));
  }
  process.stdout.write(
    values.json ? `${JSON.stringify(reportsOf, null, 2)}\n` : machineLine(machine, values.quick),
  );
  return reportsOf.every(({ result }) => result.findings.every(({ isKept }) => isKept)) ? 0 : 1;
}

function benchNamed(name: string): Bench {
  const bench = Object.entries(BENCHES).find(([known]) => known === name)?.[1];
  if (bench === undefined)
    throw new Error(`There is no benchmark "${name}"; there are: ${Object.keys(BENCHES).join(', ')}`);
  return bench;
}

function wholeNumber(text: string): number {
  const number = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--events must be a whole number of at least 1, not ${text}`);
  return number;
}

function page({ name, findings }: BenchResult): string {
  const lines = findings.flatMap(({ what, ours, against, ratio, limit, isKept }) => [
    `  ${isKept ? 'kept  ' : 'MISSED'}  ${what}: ${ours}`,
    `          ${against}${ratio === undefined ? '' : `   ratio ${String(ratio)}`}   limit: ${limit}`,
  ]);
  return `\n${name}\n${lines.join('\n')}\n`;
}

function machineLine({ cpu, cores, memoryGiB, system, node, loadBefore }: Machine, quick: boolean): string {
  const note = quick ? ' --quick: not for quoting.' : '';
  return `\nOn ${cpu}, ${String(cores)} cores, ${String(memoryGiB)} GiB, ${system}, Node ${node}; load before: ${String(loadBefore)}.${note}\n`;
}

function save(report: Report): void {
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(
    `bench/results/${report.at.slice(0, 10)}-${report.result.name}.json`,
    `${JSON.stringify(report, null, 2)}\n`,
  );
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(2);
  },
);
