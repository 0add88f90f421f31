import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { select } from '#shared/clickhouse/select.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';

/** The zones the engine that cuts the days knows: any other would be an error in the middle of a query. */
@Injectable()
export class ZoneDirectory {
  private names: Promise<ReadonlySet<string>> | undefined;

  constructor(@Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient) {}

  all(): Promise<ReadonlySet<string>> {
    this.names ??= this.read().catch((error: unknown) => {
      this.names = undefined;
      throw error;
    });
    return this.names;
  }

  private async read(): Promise<ReadonlySet<string>> {
    const rows = await select<{ time_zone: string }>(
      this.clickhouse,
      'SELECT time_zone FROM system.time_zones',
    );
    return new Set(rows.map(({ time_zone }) => time_zone));
  }
}
