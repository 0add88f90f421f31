import { type FastifyReply, type FastifyRequest } from 'fastify';

/** The status when the caller went away before the answer was complete, as proxies log it. */
const CLIENT_GONE = '499';

/** The template of the route, such as `/l/:code`; one word for everything that has none. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched';
}

/** Tells the status once, when the answer is complete or nobody is left to read it. */
export function onAnswered(reply: FastifyReply, tell: (status: string) => void): void {
  reply.raw.once('close', () => {
    tell(reply.raw.writableFinished ? String(reply.statusCode) : CLIENT_GONE);
  });
}
