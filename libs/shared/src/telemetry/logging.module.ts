import { LoggerModule } from 'nestjs-pino';

/**
 * Structured logs without personal data: a request line holds method, route and status, never an address, a query, a
 * header or a body. Redirects are not logged at all; metrics count them.
 */
export function loggingModule(level: string, pretty: boolean): ReturnType<typeof LoggerModule.forRoot> {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      ...(pretty
        ? { transport: { target: 'pino-pretty', options: { singleLine: true, ignore: 'pid,hostname' } } }
        : {}),
      autoLogging: { ignore: (request) => /^\/(l\/|health|metrics)/.test(request.url ?? '') },
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (_request, response, error) =>
        error !== undefined || response.statusCode >= 500 ? 'error' : 'debug',
    },
  });
}
