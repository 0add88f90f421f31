import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ProblemError, PROBLEMS, unavailable } from '#shared/errors/problem.js';
import { isStoreUnavailable } from '#shared/errors/store-unavailable.js';
import { ODATA_REFUSALS, ODataError, type ODataRefusal } from '../errors/odata-error.js';
import { damagedToken } from '../read/skip-token.js';

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly details?: readonly { readonly code: string; readonly message: string }[];
}

/** Writes the errors of the OData routes as OData has them. What is no known refusal is a 500 that tells nothing. */
@Catch()
export class ODataErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(ODataErrorFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { status, headers, body } = this.answerTo(error);
    void reply
      .status(status)
      .headers({ ...headers, 'odata-version': '4.0', 'cache-control': 'no-store' })
      .type('application/json;odata.metadata=minimal;charset=utf-8')
      .send(JSON.stringify({ error: body }));
  }

  private answerTo(error: unknown): {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: ErrorBody;
  } {
    if (error instanceof ODataError) {
      const { code, message, target, headers } = error;
      return {
        status: ODATA_REFUSALS[code],
        headers,
        body: { code, message, ...(target === undefined ? {} : { target }) },
      };
    }
    if (error instanceof ProblemError) return this.ofProblem(error);
    if (isStoreUnavailable(error))
      return this.ofProblem(unavailable('A store is not reachable. Send the request again.'));
    if (error instanceof HttpException && error.getStatus() < 500)
      return this.answerTo(new ODataError('BadRequest', error.message));
    this.logger.error(
      error instanceof Error ? (error.stack ?? error.message) : 'an unknown value was thrown',
    );
    return this.answerTo(new ODataError('InternalError', 'The error was logged.'));
  }

  /** Refusals of the semantic model, which every face shares. */
  private ofProblem(problem: ProblemError): ReturnType<ODataErrorFilter['answerTo']> {
    const { detail, errors = [], headers = {} } = problem.options;
    if (errors.some(({ pointer }) => pointer === '/cursor')) return this.answerTo(damagedToken());
    const { status } = PROBLEMS[problem.kind];
    const code = codeOf(status);
    return {
      status,
      headers,
      body: {
        code,
        message: detail,
        ...(errors.length === 0 ? {} : { details: errors.map((one) => ({ code, message: one.detail })) }),
      },
    };
  }
}

function codeOf(status: number): ODataRefusal {
  const names = Object.keys(ODATA_REFUSALS) as ODataRefusal[];
  return names.find((name) => ODATA_REFUSALS[name] === status) ?? 'BadRequest';
}
