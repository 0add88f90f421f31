import { idAt } from '../../payload.js';

/** A candidate on a job: SmartRecruiters identifies an application by the pair. */
export interface Placed {
  readonly id: string;
  readonly candidate: string;
  readonly job: string;
}

/**
 * The path of the resource a `Link` header names, below the API's address; undefined when it names none of the API: a
 * token must go nowhere else. Plain, or in the angle brackets of RFC 8288.
 */
export function pathBelow(base: string, header: string | undefined): string | undefined {
  const text = /^\s*<([^<>]*)>/.exec(header ?? '')?.[1] ?? header?.trim() ?? '';
  if (!URL.canParse(text) || !URL.canParse(base)) return undefined;
  const url = new URL(text);
  const root = new URL(base);
  const prefix = root.pathname.replace(/\/+$/, '');
  if (url.origin !== root.origin || !url.pathname.startsWith(`${prefix}/`)) return undefined;
  return `${url.pathname.slice(prefix.length)}${url.search}`;
}

export function placedInPath(path: string): Placed | undefined {
  const [, candidate, job] = /\/candidates\/([^/?]+)\/jobs\/([^/?]+)/.exec(path) ?? [];
  return placed(idAt(candidate), idAt(job));
}

/** The pair as a resource names it; the application's own resource may leave it to its address. */
export function placedIn(resource: unknown, path: string): Placed | undefined {
  const inPath = placedInPath(path);
  return placed(
    idAt(resource, 'candidateId') ?? idAt(resource, 'candidate', 'id') ?? inPath?.candidate,
    idAt(resource, 'jobId') ?? idAt(resource, 'job', 'id') ?? inPath?.job,
  );
}

function placed(candidate: string | undefined, job: string | undefined): Placed | undefined {
  return candidate === undefined || job === undefined
    ? undefined
    : { id: `${candidate}.${job}`, candidate, job };
}
