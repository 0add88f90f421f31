import { type ClickHouseClient } from '@clickhouse/client';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Pool } from 'pg';
import { BUS, type Bus } from './bus/bus.js';
import { CLICKHOUSE } from './clickhouse/token.js';
import { POSTGRES } from './postgres/token.js';

/** The stores a process was given, already open. Whoever opened them closes them, after the Nest application is closed. */
export interface Stores {
  readonly postgresUrl: string;
  readonly postgres: Pool;
  readonly clickhouse: ClickHouseClient;
  readonly bus: Bus;
}

/** Makes the open stores injectable everywhere: {@link BUS}, {@link CLICKHOUSE}, {@link POSTGRES}, and TypeORM's repositories. */
@Global()
@Module({})
export class StoresModule {
  static with(stores: Stores): DynamicModule {
    const providers = [
      { provide: BUS, useValue: stores.bus },
      { provide: CLICKHOUSE, useValue: stores.clickhouse },
      { provide: POSTGRES, useValue: stores.postgres },
    ];
    return {
      module: StoresModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: stores.postgresUrl,
          autoLoadEntities: true,
          poolSize: 5,
        }),
      ],
      providers,
      exports: providers,
    };
  }
}
