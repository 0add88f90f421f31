import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { Logger } from 'nestjs-pino';
import { ProblemFilter } from '../errors/problem.filter.js';
import { isTracing } from '../telemetry/tracing/register-tracing.js';
import { measureRequests } from './http-metrics.js';
import { traceRequests } from './http-spans.js';

/** Larger bodies are refused before they are read to the end. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface HttpOptions {
  /** Which proxies may tell the client's address (`X-Forwarded-For`): none, or a list of addresses and ranges. */
  readonly trustProxy: false | string;
}

/**
 * A Nest application over Fastify, the same for every service: bodies arrive as raw bytes (an event is judged on what
 * was sent, and kept as it was sent when it is refused), errors become problem documents, the log is structured.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  options: HttpOptions,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: options.trustProxy,
    routerOptions: { maxParamLength: 512 }, // an outcome's id names a candidate, an application and a stage
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter());
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  keepBodiesRaw(fastify);
  measureRequests(fastify);
  if (isTracing()) traceRequests(fastify);
  return app;
}

function keepBodiesRaw(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request, body, done) => {
      done(null, body);
    },
  );
}
