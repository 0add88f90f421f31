import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { BusUnavailable } from '../bus/bus.js';
import { isStoreUnavailable } from './store-unavailable.js';
import { ProblemError, problemDocument, type ProblemKind, PROBLEMS, unavailable } from './problem.js';

/** The one place where an error becomes an HTTP status. Whatever is not a known refusal is a 500 that tells nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const problem = this.toProblem(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply
      .status(PROBLEMS[problem.kind].status)
      .headers({ ...problem.options.headers })
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem)));
  }

  private toProblem(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    if (error instanceof BusUnavailable || isStoreUnavailable(error)) {
      return unavailable('A store is not reachable. Nothing was stored; send the request again.');
    }
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    const kind = kindOf(status);
    if (kind === 'internal') {
      this.logger.error(
        error instanceof Error ? (error.stack ?? error.message) : 'an unknown value was thrown',
      );
      return new ProblemError('internal', {
        detail: 'The error was logged. Nothing of the request was stored by it.',
      });
    }
    return new ProblemError(kind, { detail: error instanceof Error ? error.message : PROBLEMS[kind].title });
  }
}

/** Fastify's own errors (a body that is too large, a content type nobody reads) carry their status. */
function statusOf(error: unknown): number {
  if (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  )
    return error.statusCode;
  return 500;
}

function kindOf(status: number): ProblemKind {
  for (const kind of Object.keys(PROBLEMS) as ProblemKind[])
    if (PROBLEMS[kind].status === status) return kind;
  return status >= 400 && status < 500 ? 'bad-request' : 'internal';
}
