import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { RETRY_AFTER_SECONDS } from '#shared/errors/problem.js';
import { LinkDirectory } from '../links/link-directory.js';
import { type TrackedLink } from '../links/tracked-link.js';
import { linksNotFound } from '../metrics.js';
import { within } from '../within.js';
import { ClickRecorder } from './click/click-recorder.js';

interface LinkRoute {
  Params: { code: string };
  Querystring: { mh?: string };
}

const PATH = '/l/:code';
/** How long a code that is not in memory may take to be looked up. */
const LOOK_UP_MS = 1_000;

/** Never cached (a cached redirect is a click nobody sees), never passed on, never indexed; and no cookie, ever. */
const REDIRECT_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
} as const;
const NOT_FOUND_PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Link not found</title><p>This link does not exist, or no longer leads anywhere.</p></html>';

/**
 * The tracked link: `GET /l/{code}`. A plain Fastify route rather than a Nest controller, because it is the one hot
 * path: guards, pipes and interceptors have nothing to do here and would run on every click.
 */
@Injectable()
export class RedirectRoute implements OnModuleInit {
  private readonly logger = new Logger(RedirectRoute.name);

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(LinkDirectory) private readonly links: LinkDirectory,
    @Inject(ClickRecorder) private readonly recorder: ClickRecorder,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.route<LinkRoute>({
      method: ['GET', 'HEAD'],
      url: PATH,
      // Without this, Fastify would add a HEAD route of its own beside the one above.
      exposeHeadRoute: false,
      handler: (request, reply) => this.follow(request, reply),
    });
    fastify.route({
      method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: PATH,
      handler: (_request, reply) => reply.code(405).header('allow', 'GET, HEAD').send(),
    });
  }

  private async follow(request: FastifyRequest<LinkRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const { code } = request.params;
    reply.headers(REDIRECT_HEADERS);
    let link = this.links.get(code);
    if (link === undefined) {
      const found = await this.lookUp(code);
      if (found === undefined) return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send();
      link = found.link;
    }
    if (link?.enabled !== true) {
      linksNotFound.inc();
      return reply.code(404).type('text/html; charset=utf-8').send(NOT_FOUND_PAGE);
    }
    const clickId = await this.recorder.record(link, {
      method: request.method,
      headers: request.headers,
      address: request.ip,
      isSelfMarked: request.query.mh === 'self',
    });
    return reply.code(302).header('location', link.locationFor(clickId)).send();
  }

  /** Undefined when nobody can tell now whether there is such a link: "not found" would be a lie. */
  private async lookUp(code: string): Promise<{ link: TrackedLink | undefined } | undefined> {
    try {
      return await within(
        this.links.find(code).then((link) => ({ link })),
        LOOK_UP_MS,
      );
    } catch (error) {
      this.logger.warn(`a link could not be looked up: ${String(error)}`);
      return undefined;
    }
  }
}
