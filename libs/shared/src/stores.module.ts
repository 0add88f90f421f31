import { type ClickHouseClient } from '@clickhouse/client';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Pool } from 'pg';
import { BUS, type Bus } from './bus/bus.js';
import { CLICKHOUSE } from './clickhouse/token.js';
import { POSTGRES } from './postgres/token.js';

/**
 * The stores a process was given, already open. Whoever opened them closes them, after the Nest application is closed.
 * Ingest never asks ClickHouse, so it is given none.
 */
export interface Stores {
  readonly postgresUrl: string;
  readonly postgres: Pool;
  readonly clickhouse?: ClickHouseClient;
  readonly bus: Bus;
}

/** Key checks and settings are looked up while a caller waits: PostgreSQL answers in this time, or the answer is 503. */
const ENTITY_QUERY_MS = 5_000;
const CONNECTION_AGE_S = 15;

/** Makes the open stores injectable everywhere: {@link BUS}, {@link CLICKHOUSE}, {@link POSTGRES}, and TypeORM's repositories. */
@Global()
@Module({})
export class StoresModule {
  static with(stores: Stores): DynamicModule {
    const providers = [
      { provide: BUS, useValue: stores.bus },
      { provide: POSTGRES, useValue: stores.postgres },
      ...(stores.clickhouse === undefined ? [] : [{ provide: CLICKHOUSE, useValue: stores.clickhouse }]),
    ];
    return {
      module: StoresModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: stores.postgresUrl,
          autoLoadEntities: true,
          poolSize: 5,
          connectTimeoutMS: ENTITY_QUERY_MS,
          extra: {
            // On both sides: the server drops a statement nobody waits for, and a server that fell silent is given up.
            query_timeout: ENTITY_QUERY_MS,
            statement_timeout: ENTITY_QUERY_MS,
            // TypeORM puts a connection back on which a query timed out. Without an age limit one that was cut without a
            // word would fail every check of a key until the operating system notices, which takes many minutes.
            maxLifetimeSeconds: CONNECTION_AGE_S,
            keepAlive: true,
          },
        }),
      ],
      providers,
      exports: providers,
    };
  }
}
