import { type ClickHouseClient } from '@clickhouse/client';
import { type DynamicModule, Module } from '@nestjs/common';
import { type Pool } from 'pg';
import { EntityNotFoundError } from 'typeorm';
import { type TenantId } from '#domain/ids.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { BUS, type Bus } from '#shared/bus/bus.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { loadConfig } from '#shared/config/load-config.js';
import { Leadership } from '#shared/postgres/leadership.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { AttributionConfig } from './attribution.config.js';
import { ZONE_OF, type ZoneOf } from './buckets/local-days.js';
import { AcceptedConsumer, PIPELINE_STORES } from './consume/accepted.consumer.js';
import { type PipelineStores } from './consume/process-batch.js';
import { RollupWorker } from './rollups/rollup-worker.js';
import { REATTRIBUTION_LOCK, ReattributionWorker } from './settings/reattribution-worker.js';

export { RollupWorker };

/** Accepted events in; facts, journeys, credits and rollups out. The only writer to ClickHouse. */
@Module({})
export class AttributionModule {
  /** @param config what is not given has its default */
  static with(config: Partial<AttributionConfig>): DynamicModule {
    const complete = { ...loadConfig(AttributionConfig, {}), ...config };
    return {
      module: AttributionModule,
      controllers: [AcceptedConsumer],
      providers: [
        {
          provide: ZONE_OF,
          inject: [TenantDirectory],
          useFactory:
            (tenants: TenantDirectory): ZoneOf =>
            (tenant) =>
              zoneIn(tenants, tenant),
        },
        {
          provide: PIPELINE_STORES,
          inject: [BUS, CLICKHOUSE, POSTGRES, ZONE_OF, CLOCK],
          useFactory: (
            bus: Bus,
            clickhouse: ClickHouseClient,
            postgres: Pool,
            zoneOf: ZoneOf,
            clock: Clock,
          ): PipelineStores => ({
            bus,
            clickhouse,
            postgres,
            zoneOf,
            clock,
          }),
        },
        {
          provide: RollupWorker,
          inject: [PIPELINE_STORES],
          useFactory: (stores: PipelineStores) => new RollupWorker(stores, complete),
        },
        {
          provide: ReattributionWorker,
          inject: [PIPELINE_STORES],
          useFactory: (stores: PipelineStores) =>
            new ReattributionWorker(stores, new Leadership(stores.postgres, REATTRIBUTION_LOCK)),
        },
      ],
      exports: [RollupWorker],
    };
  }
}

async function zoneIn(tenants: TenantDirectory, tenant: TenantId): Promise<string | undefined> {
  try {
    return (await tenants.get(tenant)).reportingZone;
  } catch (error) {
    if (error instanceof EntityNotFoundError) return undefined;
    throw error;
  }
}
