import { ClickHouseLogLevel } from '@clickhouse/client';
import { runMain } from '#shared/cli/run-main.js';
import { ClickHouseConfig, clickHouseAddress } from '#shared/clickhouse/clickhouse.config.js';
import { connectClickHouse } from '#shared/clickhouse/client.js';
import { createTracedClient } from '#shared/clickhouse/traced-client.js';
import { loadConfig } from '#shared/config/load-config.js';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

/** Printing asks no server. */
const NO_SERVER = { CLICKHOUSE_URL: 'http://127.0.0.1:8123' };

runMain('mart', async () => {
  const options = readOptions(process.argv.slice(2));
  const needsServer = options.command !== 'print' && options.command !== 'help';
  const config = loadConfig(ClickHouseConfig, needsServer ? process.env : { ...NO_SERVER, ...process.env });
  return runCommand(options, {
    address: clickHouseAddress(config),
    connect: connectClickHouse,
    connectPlainly: (address) => createTracedClient({ ...address, log: { level: ClickHouseLogLevel.OFF } }),
    write: (text) => process.stdout.write(text),
  });
});
