import { context, diag, type DiagLogger, DiagLogLevel, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { Logger } from '@nestjs/common';
import { inTime } from '../../in-time.js';
import { samplerOf } from './sampler.js';

/** Sends what is still waiting, then ends tracing. Never rejects: a collector that is away must not fail a shutdown. */
export type StopTracing = () => Promise<void>;

/** A collector that is away is retried for longer than anybody wants to wait for a process to end. */
const STOP_MS = 5_000;

let isOn = false;

/** Whether somebody listens. Asked when clients and servers are made, so that without tracing they are the bare ones. */
export function isTracing(): boolean {
  return isOn;
}

/** Makes this process's spans go to a processor. One at a time: the OpenTelemetry API keeps its state in the process. */
export function registerTracing(serviceName: string, processor: SpanProcessor): StopTracing {
  diag.setLogger(diagnostics(), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] }))
      .merge(resourceFromAttributes({ 'service.name': serviceName })),
    sampler: samplerOf(process.env),
    spanProcessors: [processor],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // Trace context only, no baggage: what a caller puts into baggage would travel through the log and could be anything.
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  isOn = true;
  return async () => {
    isOn = false;
    try {
      await inTime(provider.shutdown(), STOP_MS);
    } catch (error) {
      diag.warn(`the last spans could not be sent: ${String(error)}`);
    }
    trace.disable();
    propagation.disable();
    context.disable();
    diag.disable();
  };
}

/** OpenTelemetry's own complaints, such as a collector that is away, in the process's log. */
function diagnostics(): DiagLogger {
  const logger = new Logger('Tracing');
  const quiet = (): void => undefined;
  return {
    error: (message) => {
      logger.warn(message);
    },
    warn: (message) => {
      logger.warn(message);
    },
    info: quiet,
    debug: quiet,
    verbose: quiet,
  };
}
