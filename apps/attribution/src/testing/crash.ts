import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool, type PoolClient } from 'pg';
import { type PipelineStores } from '../consume/process-batch.js';

/** The process ended here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * Counts what is written to the stores and ends the process right after one of those writes has had its effect. To end
 * after a read is the same as to end after the write before it.
 */
export class CrashAfter {
  private writes = 0;

  /** @param nth the write after which everything fails; 0 fails before the first */
  constructor(private readonly nth: number) {}

  /** The same stores, until the crash. */
  wrap(stores: PipelineStores): PipelineStores {
    return {
      ...stores,
      bus: this.watch(stores.bus, ['publish']),
      clickhouse: this.watch<ClickHouseClient>(stores.clickhouse, ['insert', 'command', 'query']),
      postgres: this.watchPool(stores.postgres),
    };
  }

  private watchPool(pool: Pool): Pool {
    const watched = this.watch(pool, ['query']);
    return new Proxy(watched, {
      get: (target, name) => {
        if (name !== 'connect') return Reflect.get(target, name, target) as unknown;
        return async (): Promise<PoolClient> => this.watch(await pool.connect(), ['query']);
      },
    });
  }

  private watch<T extends object>(real: T, names: readonly string[]): T {
    return new Proxy(real, {
      get: (target, name) => {
        const member = Reflect.get(target, name, target) as unknown;
        if (typeof member !== 'function') return member;
        const call = (...args: unknown[]): unknown => member.apply(target, args) as unknown;
        return names.includes(String(name))
          ? (...args: unknown[]) => this.counted(() => call(...args), isRead(args[0]))
          : call;
      },
    });
  }

  private async counted(call: () => unknown, read: boolean): Promise<unknown> {
    if (this.writes >= this.nth) throw new Crash();
    const result = await call();
    if (!read) this.writes += 1;
    if (this.writes >= this.nth) throw new Crash();
    return result;
  }
}

/** PostgreSQL is given a text, the engine's client an object with the text. */
function isRead(statement: unknown): boolean {
  const text =
    typeof statement === 'object' && statement !== null && 'query' in statement ? statement.query : statement;
  return typeof text === 'string' && /^\s*(--.*\s*)*(SELECT|BEGIN|WITH)\b/i.test(text);
}
