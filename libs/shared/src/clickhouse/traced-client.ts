import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { context, createContextKey, trace } from '@opentelemetry/api';
import { sqlName } from '../sql/load-sql.js';
import { errorType, TRACER } from '../telemetry/tracing/in-span.js';
import { isTracing } from '../telemetry/tracing/register-tracing.js';

type ClientOptions = NonNullable<Parameters<typeof createClient>[0]>;
type ClientTracer = NonNullable<ClientOptions['tracer']>;
type ClientSpan = Parameters<Parameters<ClientTracer['startActiveSpan']>[2]>[0];

const QUERY_NAME = createContextKey('the name of the ClickHouse query');

/** The one way a client is made, of a server and of the embedded engine alike: with spans around its calls where traces are wanted. */
export function createTracedClient(options: ClientOptions): ClickHouseClient {
  return isTracing() ? named(createClient({ ...options, tracer: TRACER_OF_CLIENT })) : createClient(options);
}

/**
 * The client makes its spans itself; it is given a tracer that holds two things back. Outside of a trace (health, the
 * look-out for work) nothing is traced. And the message of an error is not told: it quotes rows.
 */
const TRACER_OF_CLIENT: ClientTracer = {
  startActiveSpan: (operation, { kind, attributes }, work) => {
    if (trace.getActiveSpan() === undefined) return work(SILENT);
    const name = context.active().getValue(QUERY_NAME);
    return trace
      .getTracer(TRACER)
      .startActiveSpan(
        typeof name === 'string' ? `${operation} ${name}` : operation,
        { ...(kind === undefined ? {} : { kind }), attributes: attributes ?? {} },
        (span) =>
          work({
            setAttributes: (more) => span.setAttributes(more),
            setStatus: ({ code }) => span.setStatus({ code }),
            recordException: (error) => span.setAttribute('error.type', errorType(error)),
            end: () => {
              span.end();
            },
          }),
      );
  },
};

const nothing = (): void => undefined;
const SILENT: ClientSpan = {
  setAttributes: nothing,
  setStatus: nothing,
  recordException: nothing,
  end: nothing,
};

/** The client tells its tracer the operation, not the query: that is told on the way in. */
function named(client: ClickHouseClient): ClickHouseClient {
  const call = <T>(name: string, work: () => T): T =>
    context.with(context.active().setValue(QUERY_NAME, name), work);
  return new Proxy(client, {
    get(target, property) {
      switch (property) {
        case 'query':
          return (params: Parameters<ClickHouseClient['query']>[0]) =>
            call(sqlName(params.query), () => target.query(params));
        case 'command':
          return (params: Parameters<ClickHouseClient['command']>[0]) =>
            call(sqlName(params.query), () => target.command(params));
        case 'insert':
          return (params: Parameters<ClickHouseClient['insert']>[0]) =>
            call(`INSERT INTO ${params.table}`, () => target.insert(params));
        default: {
          const value: unknown = Reflect.get(target, property, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
      }
    },
  });
}
