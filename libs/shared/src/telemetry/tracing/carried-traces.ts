import {
  type Context,
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  isSpanContextValid,
  type Link,
  propagation,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { type MessageHeaders } from '../../bus/bus.js';

/** More links than this make a span that no viewer shows well. */
const MAX_LINKS = 32;

/** The headers that let a message be followed from the work under way right now; none when nothing is traced. */
export function traceHeaders(from: Context = context.active()): MessageHeaders {
  const headers: Record<string, string> = {};
  propagation.inject(from, headers, defaultTextMapSetter);
  return headers;
}

/**
 * What a span over many messages hangs on. All of one trace: it continues that trace. Of several: it belongs to none
 * of them, begins a trace of its own and links to those that are recorded.
 */
export interface Ancestry {
  readonly parent: Context;
  readonly links: Link[];
  /** False when the messages come from several traces. */
  readonly isOne: boolean;
}

/** @param carried the headers of each message */
export function ancestryOf(carried: readonly MessageHeaders[]): Ancestry {
  // A batch has thousands of messages and few traces: each distinct header is read once.
  const distinct = new Map(carried.map((headers) => [headers['traceparent'], headers]));
  const traces = new Map<string, Context>();
  let untraced = 0;
  for (const headers of distinct.values()) {
    const parent = contextOf(headers);
    if (parent === undefined) untraced++;
    else if (!traces.has(parent.traceId)) traces.set(parent.traceId, parent.context);
  }
  const contexts = [...traces.values()];
  const [only = ROOT_CONTEXT] = contexts;
  if (contexts.length + Math.sign(untraced) <= 1) return { parent: only, links: [], isOne: true };
  const links = contexts
    .flatMap((one) => trace.getSpanContext(one) ?? [])
    .filter(({ traceFlags }) => (traceFlags & TraceFlags.SAMPLED) !== 0)
    .slice(0, MAX_LINKS)
    .map((spanContext) => ({ context: spanContext }));
  return { parent: ROOT_CONTEXT, links, isOne: false };
}

function contextOf(headers: MessageHeaders): { traceId: string; context: Context } | undefined {
  if (headers['traceparent'] === undefined) return undefined;
  const carried = propagation.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  const span = trace.getSpanContext(carried);
  return span !== undefined && isSpanContextValid(span)
    ? { traceId: span.traceId, context: carried }
    : undefined;
}
