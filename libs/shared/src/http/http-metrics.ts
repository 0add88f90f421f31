import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { histogram } from '../telemetry/metrics.js';
import { onAnswered, routeOf } from './route-of.js';

const requestSeconds = histogram(
  'http_request_seconds',
  'From the head of a request to the end of its answer, by route template.',
  [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  ['method', 'route', 'status'],
);

/** Times every request. The labels are the route's template and the status: a path would hold ids, and series without end. */
export function measureRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    const stop = requestSeconds.startTimer();
    onAnswered(reply, (status) => {
      stop({ method: request.method, route: routeOf(request), status });
    });
    done();
  });
}
