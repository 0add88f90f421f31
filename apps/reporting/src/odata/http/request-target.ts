import { type FastifyRequest } from 'fastify';
import { ODataError } from '../errors/odata-error.js';

/** The parts of a request's URL, undecoded. */
export interface Target {
  /** Absolute, with a slash at its end. */
  readonly root: string;
  /** Below the root, without a slash in front. */
  readonly path: string;
  readonly query: string;
}

/** @param prefix of the service, without slashes around it */
export function targetOf(
  { url, protocol, host }: Pick<FastifyRequest, 'url' | 'protocol' | 'host'>,
  prefix: string,
): Target {
  const question = url.indexOf('?');
  const path = question < 0 ? url : url.slice(0, question);
  return {
    root: `${protocol}://${host}/${prefix}/`,
    path: path.slice(prefix.length + 2),
    query: question < 0 ? '' : url.slice(question + 1),
  };
}

/** The request again with where to go on. Skipped lines stay skipped, so every other option stays as it was. */
export function nextLinkOf({ root, path, query }: Target, token: string): string {
  const kept = query.split('&').filter((part) => part !== '' && !/^(\$|%24)?skiptoken=/i.test(part));
  return `${root}${path}?${[...kept, `$skiptoken=${token}`].join('&')}`;
}

/** @throws a refusal of clients that understand nothing we write */
export function requireVersion(maxVersion: string | string[] | undefined): void {
  const [text] = [maxVersion ?? []].flat();
  if (text === undefined) return;
  const version = /^\s*(\d+)\.(\d+)/.exec(text);
  if (version !== null && Number(version[1]) >= 4) return;
  throw new ODataError('BadRequest', 'OData-MaxVersion: this service speaks OData 4.0', 'OData-MaxVersion');
}
