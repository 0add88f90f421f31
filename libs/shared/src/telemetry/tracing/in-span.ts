import {
  type Attributes,
  type Context,
  context,
  type Link,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

export interface SpanDescription {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  readonly links?: Link[];
  /** Default: the work under way. */
  readonly parent?: Context;
}

export const TRACER = 'manyhands';

/**
 * Does some work inside a span, which ends when the work does. A failure is told by its class alone: messages of
 * database errors quote the values they are about.
 */
export async function inSpan<T>(
  name: string,
  { kind = SpanKind.INTERNAL, attributes = {}, links = [], parent = context.active() }: SpanDescription,
  work: () => Promise<T>,
): Promise<T> {
  const span = trace.getTracer(TRACER).startSpan(name, { kind, attributes, links }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (error) {
    span.setAttribute('error.type', errorType(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** Starts work that goes on for others after its caller: it belongs to no one trace. */
export function outsideTraces<T>(work: () => T): T {
  return context.with(ROOT_CONTEXT, work);
}

export function errorType(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
