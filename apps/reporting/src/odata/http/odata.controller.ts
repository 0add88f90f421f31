import { All, Controller, Inject, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Caller, Public } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { didYouMean } from '#shared/text/nearest.js';
import { PerKeyLimit } from '../../query/per-key-limit.js';
import { nonsense, ODataError } from '../errors/odata-error.js';
import { MAX_URL_BYTES } from '../grammar/limits.js';
import { type QueryOptions, readQueryOptions } from '../grammar/query-options.js';
import { readResourcePath } from '../grammar/resource-path.js';
import { csdlOf } from '../metadata/csdl.js';
import { type EntitySet } from '../metadata/entity-set.js';
import { ENTITY_SETS, entitySet } from '../metadata/entity-sets.js';
import { resolveRequest } from '../read/resolved-request.js';
import { SetReader } from '../read/set-reader.js';
import { contentTypeOf, type JsonFormat, jsonFormat, requireXml } from './negotiation.js';
import { ODataErrorFilter } from './odata-error.filter.js';
import { ODataGuard } from './odata.guard.js';
import { pageSizeOf } from './page-size.js';
import { collectionJson, serviceDocumentJson } from './payload.js';
import { nextLinkOf, requireVersion, type Target, targetOf } from './request-target.js';

const ROOT = 'odata/v4';
/** BI tools read one table after the other; more at once is a client gone wrong. */
const AT_ONCE = 2;
const METADATA = csdlOf(ENTITY_SETS);

/** The read-only OData 4.0 face of the semantic model. What it does and does not do: docs/bi/odata.md. */
@ApiExcludeController()
@Controller(ROOT)
@Public()
@UseGuards(ODataGuard)
@UseFilters(ODataErrorFilter)
export class ODataController {
  private readonly limit = new PerKeyLimit(AT_ONCE);

  constructor(@Inject(SetReader) private readonly sets: SetReader) {}

  /** One route for all: which part of a URL means what is OData's grammar, not the router's. */
  @All(['', '*'])
  async answer(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Caller() caller: Credential,
  ): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new ODataError('MethodNotAllowed', 'This service is read only.', undefined, {
        allow: 'GET, HEAD',
      });
    }
    if (Buffer.byteLength(request.url) > MAX_URL_BYTES) {
      throw new ODataError('UriTooLong', `At most ${String(MAX_URL_BYTES)} bytes of a URL are read.`);
    }
    requireVersion(request.headers['odata-maxversion']);
    const target = targetOf(request, ROOT);
    const resource = readResourcePath(target.path);
    void reply.headers({ 'odata-version': '4.0', 'cache-control': 'no-store' });
    const send = (type: string, text: string): void => {
      void reply.header('content-length', Buffer.byteLength(text)).type(type);
      void reply.send(request.method === 'HEAD' ? undefined : text);
    };
    switch (resource.kind) {
      case 'service': {
        const format = jsonFormat(request.headers.accept, formatOnly(target));
        send(contentTypeOf(format), serviceDocumentJson(ENTITY_SETS, target.root, format));
        return;
      }
      case 'metadata':
        requireXml(request.headers.accept, formatOnly(target));
        send('application/xml', METADATA);
        return;
      case 'set': {
        const { format, text, applied } = await this.collection(
          setNamed(resource.name),
          target,
          request,
          caller,
        );
        if (applied !== undefined) void reply.header('preference-applied', applied);
        send(contentTypeOf(format), text);
        return;
      }
      case 'count': {
        const { filter, ...rest } = readQueryOptions(target.query);
        const whole: QueryOptions = {
          ...rest,
          filter,
          orderby: [],
          select: [],
          top: 0,
          skip: 0,
          skiptoken: undefined,
        };
        const asked = resolveRequest(setNamed(resource.name), whole);
        const { total } = await this.limit.run(caller.keyId, () => this.sets.page(asked, caller, 1));
        send('text/plain', String(total));
        return;
      }
    }
  }

  private async collection(
    set: EntitySet,
    target: Target,
    request: FastifyRequest,
    caller: Credential,
  ): Promise<{ readonly format: JsonFormat; readonly text: string; readonly applied: string | undefined }> {
    const options = readQueryOptions(target.query);
    const format = jsonFormat(request.headers.accept, options.format);
    const asked = resolveRequest(set, options);
    const { lines, applied } = pageSizeOf([request.headers['prefer'] ?? []].flat().join(','));
    const page = await this.limit.run(caller.keyId, () => this.sets.page(asked, caller, lines));
    const nextLink = page.next === undefined ? undefined : nextLinkOf(target, page.next);
    const envelope = { root: target.root, count: options.count, nextLink };
    return { format, text: collectionJson(asked, page, envelope, format), applied };
  }
}

/** Test connections of BI tools send options to the root that mean nothing there: only the format is looked at. */
function formatOnly({ query }: Target): string | undefined {
  return readQueryOptions(query).format;
}

function setNamed(name: string): EntitySet {
  const set = entitySet(name);
  if (set !== undefined) return set;
  const names = ENTITY_SETS.map((known) => known.name);
  const { message } = nonsense(
    'the path',
    `there is no set ${name.slice(0, 64)}. ${didYouMean(name, names)}`,
  );
  throw new ODataError('NotFound', message);
}
