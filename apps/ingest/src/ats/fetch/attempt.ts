import { reasonOf } from '#shared/errors/reason-of.js';
import { guardedGet } from './guarded-get.js';

/** What one attempt to ask a recruitment system came to. */
export type Attempt =
  | { readonly outcome: 'answered'; readonly resource: unknown }
  /** It does not exist (any more), and asking again will not bring it back. */
  | { readonly outcome: 'gone'; readonly why: string }
  | { readonly outcome: 'failed'; readonly why: string; readonly retryAfterMs?: number };

const MAX_RETRY_AFTER_MS = 60 * 60_000;

/** Never rejects. What it says about a failure quotes nothing of the answer: it may be about a person. */
export async function attempt(
  address: { readonly base: string; readonly path: string },
  headers: Readonly<Record<string, string>>,
  options: { readonly allowPrivate: boolean },
): Promise<Attempt> {
  try {
    const { status, retryAfter, body } = await guardedGet(urlOf(address), headers, options);
    if (status === 404 || status === 410)
      return { outcome: 'gone', why: `the API answered ${String(status)}` };
    if (status !== 200) {
      const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
      const retryAfterMs = seconds === undefined ? undefined : Math.min(seconds * 1_000, MAX_RETRY_AFTER_MS);
      const why = `the API answered ${String(status)}`;
      return { outcome: 'failed', why, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    return { outcome: 'answered', resource: JSON.parse(body.toString('utf8')) as unknown };
  } catch (error) {
    const isAnswer = error instanceof SyntaxError || nameOf(error) === 'SyntaxError';
    return {
      outcome: 'failed',
      why: isAnswer ? 'the API answered something that is not JSON' : reasonOf(error),
    };
  }
}

/** A path stays below its base, whatever dots or slashes are in it. */
function urlOf({ base, path }: { readonly base: string; readonly path: string }): URL {
  const root = new URL(base);
  const url = new URL(`${base.replace(/\/+$/, '')}${path}`);
  const below = `${root.pathname.replace(/\/+$/, '')}/`;
  if (!path.startsWith('/') || url.origin !== root.origin || !url.pathname.startsWith(below))
    throw new Error('the path leads outside of the API');
  return url;
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
}
