import { type ClickHouseClient } from '@clickhouse/client';

/** A statement as the product sent it to the engine. */
export interface Statement {
  readonly query: string;
  readonly params: Record<string, unknown>;
}

/** A client that notes what is asked of the engine, so that the very same can be asked without the product around it. */
export function recordingClient(client: ClickHouseClient): {
  readonly client: ClickHouseClient;
  /** What was asked since the last time, in order. */
  taken(): Statement[];
} {
  let statements: Statement[] = [];
  const note = (parameters: { readonly query: string; readonly query_params?: Record<string, unknown> }) => {
    statements.push({ query: parameters.query, params: parameters.query_params ?? {} });
  };
  const recording = new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'query' && name !== 'exec') return value.bind(target) as unknown;
      return (parameters: Parameters<ClickHouseClient['query']>[0]): unknown => {
        note(parameters);
        return Reflect.apply(value, target, [parameters]) as unknown;
      };
    },
  });
  return {
    client: recording,
    taken: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}
