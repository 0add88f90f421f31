import { type DynamicModule } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { type Consumer } from '../bus/topics.js';
import { clickHouseProbe, logProbe, postgresProbe } from '../health/probe.js';
import { OperationsModule } from '../operations.module.js';
import { type Stores, StoresModule } from '../stores.module.js';
import { loggingModule } from '../telemetry/logging.module.js';

/**
 * What every process of ours stands on: its log, its stores, the keys and the guard, health and metrics. It is ready
 * when each store it was given answers.
 * @param consumers every consumer group of the installation, whoever runs it: each process watches them all
 */
export function foundation(
  stores: Stores,
  logLevel: string,
  consumers: readonly Consumer[],
): NonNullable<DynamicModule['imports']> {
  const { postgres, bus, clickhouse } = stores;
  return [
    loggingModule(logLevel, process.stdout.isTTY),
    StoresModule.with(stores),
    AccessModule,
    OperationsModule.with(
      [
        postgresProbe(postgres),
        logProbe(bus),
        ...(clickhouse === undefined ? [] : [clickHouseProbe(clickhouse)]),
      ],
      consumers,
    ),
  ];
}
