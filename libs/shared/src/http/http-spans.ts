import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { TRACER } from '../telemetry/tracing/in-span.js';
import { onAnswered, routeOf } from './route-of.js';

/** What probes and scrapers ask every few seconds tells nothing. */
const UNTRACED = /^\/(?:health|metrics)\b/;

/**
 * A span around every request, named after the route's template. It holds method, template and status and nothing of
 * the request itself: no path, query, header, address or body. Hooks rather than instrumentation of node:http, which
 * would have to be loaded before every module that imports it, and records addresses and paths unless told not to.
 */
export function traceRequests(fastify: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Context>();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!UNTRACED.test(routeOf(request))) spans.set(request, begin(request, reply));
    done();
  });
  // Only here, after the body: its bytes arrive as events of the socket, which know nothing of the request's context.
  fastify.addHook('preValidation', (request, _reply, done) => {
    context.with(spans.get(request) ?? ROOT_CONTEXT, done);
  });
}

function begin(request: FastifyRequest, reply: FastifyReply): Context {
  const route = routeOf(request);
  const parent = callersTrace(request, route);
  const span = trace
    .getTracer(TRACER)
    .startSpan(
      `${request.method} ${route}`,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
      parent,
    );
  onAnswered(reply, (status) => {
    span.setAttribute('http.response.status_code', Number(status));
    if (status >= '500') span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  return trace.setSpan(parent, span);
}

/**
 * The trace of a system that calls the API is continued. A visitor's is not: a trace id that follows a person from page
 * to page would be one more way to recognise them. The vendor's part (`tracestate`) is left out, it may hold anything.
 */
function callersTrace(request: FastifyRequest, route: string): Context {
  const { traceparent } = request.headers;
  if (typeof traceparent !== 'string' || !route.startsWith('/api/')) return ROOT_CONTEXT;
  return propagation.extract(ROOT_CONTEXT, { traceparent });
}
