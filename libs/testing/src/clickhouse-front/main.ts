import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Engine } from './engine.js';
import { FrontServer } from './front-server.js';

const HELP = `node dist/libs/testing/src/clickhouse-front/main.js --data DIR [--port N]

The real ClickHouse engine (chdb) behind ClickHouse's HTTP protocol, so that several processes can share one store on a
machine that has no ClickHouse server. It is for tests, demos and benches: use a server for anything else.

  --data DIR   where the engine keeps its data; one process per folder
  --port N     loopback port; 0, the default, takes a free one

It prints "Ready http://127.0.0.1:N" when it answers, and stops on SIGTERM or Ctrl-C when what runs has finished.
Every request gets an engine connection of its own, so requests run beside each other and settings, parameters and
databases never mix. UV_THREADPOOL_SIZE bounds how many queries run at once (4 when it is not set).

What it does not do: users and passwords (all are let in), sessions and roles, replication and clusters, TLS, compressed
answers, cancelling a query whose client has gone, progress headers, streaming of results (an answer is held in memory,
256 MiB at most, and a larger one is refused by the engine), and settings that only ClickHouse's own HTTP server has.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  if (values.data === undefined) throw new Error('--data DIR is missing: the folder for the data');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port: give a whole number from 0 to 65535`);

  mkdirSync(values.data, { recursive: true });
  const engine = await Engine.open(values.data);
  const server = await FrontServer.listen(engine, values.data, port);
  const stop = () => {
    server
      .close()
      .then(() => engine.close())
      .catch(fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`Ready ${server.url}\n`);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

main().catch(fail);
