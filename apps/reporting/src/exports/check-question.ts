import { type Problem } from '#domain/events/rejection.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type StartExport } from './export.bodies.js';
import { type ExportQuestion, type ExportSource } from './export-source.js';

const IS_WHOLE = 'An export is the whole answer; leave it out.';
const HAS_LINES_ONLY = 'An export has the lines alone; leave it out.';

/** The question of a body. @throws {@link ProblemError} when it asks none, or two */
export function questionOf({
  query,
  report,
  parameters,
}: Pick<StartExport, 'query' | 'report' | 'parameters'>) {
  if (query !== undefined && report === undefined && parameters === undefined) return { query };
  if (query === undefined && report !== undefined) return { report, parameters: parameters ?? {} };
  const detail = 'Ask one question: a query, or a report with its parameters.';
  throw new ProblemError('bad-request', { detail, errors: [{ pointer: '/query', detail }] });
}

/**
 * Refuses a question when it is asked, not when its file would be written.
 * @throws {@link ProblemError} with everything that is wrong, pointing into the body the question came in
 */
export async function checkQuestion(
  source: ExportSource,
  question: ExportQuestion,
  caller: Credential,
): Promise<void> {
  const errors = 'query' in question ? whatNoFileHolds(question.query) : [];
  const refused = await refusalOf(source, question, caller);
  if (refused === undefined && errors.length === 0) return;
  const { kind = 'bad-request', options } = refused ?? {};
  const field = 'query' in question ? '/query' : '/parameters';
  throw new ProblemError(kind, {
    ...options,
    detail: options?.detail ?? 'The question is not one an export answers; see errors.',
    errors: [
      ...(options?.errors ?? []).map(({ pointer, detail }) => ({ pointer: `${field}${pointer}`, detail })),
      ...errors,
    ],
  });
}

type Query = Extract<ExportQuestion, { query: unknown }>['query'];

function whatNoFileHolds({ limit, cursor, include }: Query): Problem[] {
  const errors: Problem[] = [];
  const refuse = (pointer: string, detail: string) => errors.push({ pointer, detail });
  if (limit !== undefined) refuse('/query/limit', IS_WHOLE);
  if (cursor !== undefined && cursor !== null) refuse('/query/cursor', IS_WHOLE);
  if (include?.totals === true) refuse('/query/include/totals', HAS_LINES_ONLY);
  if (include?.compareTo !== undefined) refuse('/query/include/compareTo', HAS_LINES_ONLY);
  return errors;
}

async function refusalOf(
  source: ExportSource,
  question: ExportQuestion,
  caller: Credential,
): Promise<ProblemError | undefined> {
  try {
    await source.check(question, caller);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
