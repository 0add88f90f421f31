import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import { registerTracing, type StopTracing } from './tracing/register-tracing.js';

export { TracedBus } from './tracing/traced-bus.js';
export { type StopTracing };

/**
 * Sends the process's spans to an OpenTelemetry collector, over OTLP/HTTP. Without an endpoint nothing is registered
 * and nothing costs anything. What a span may say is decided in `docs/observability.md`: never a person, a tenant, an
 * address, a query string or a value.
 *
 * Called before anything is opened: clients ask once, when they are made, whether there is anybody to tell.
 * @param endpoint OTEL_EXPORTER_OTLP_ENDPOINT: the collector's base address, to which `/v1/traces` is added. Headers,
 *   timeout and compression come from the standard variables beside it.
 * @returns sends what is still waiting and ends tracing
 */
export function startTracing(serviceName: string, endpoint: string | undefined): StopTracing {
  if (endpoint === undefined || endpoint === '') return () => Promise.resolve();
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  return registerTracing(serviceName, new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) }));
}
