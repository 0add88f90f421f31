import { type ErrorObject } from 'ajv';
import { type Problem } from '#domain/events/rejection.js';
import { pointerTo } from './pointer.js';

/** A value that fits none of several shapes, with what each shape had against it. */
interface FailedUnion {
  readonly error: ErrorObject;
  readonly branches: ReadonlyMap<string, readonly ErrorObject[]>;
}

/**
 * Takes the errors about unions apart from the others: a validator reports every branch, a reader needs one. A union
 * inside a branch of another is left to that branch.
 */
export function unionErrors(errors: readonly ErrorObject[]): {
  outside: ErrorObject[];
  unions: FailedUnion[];
} {
  const failed = errors.filter((error) => error.keyword === 'anyOf');
  const unions = failed
    .filter((error) => !failed.some((outer) => isInside(error, outer)))
    .map((error) => ({ error, branches: branchesOf(error, errors) }));
  const inside = new Set(unions.flatMap(({ error, branches }) => [error, ...[...branches.values()].flat()]));
  return { outside: errors.filter((error) => !inside.has(error)), unions };
}

function branchesOf(union: ErrorObject, errors: readonly ErrorObject[]): Map<string, ErrorObject[]> {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors.filter((candidate) => isInside(candidate, union))) {
    const branch = error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? '';
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  return branches;
}

/** Whether an error is about a branch of a union, in the same place of the value or below it. */
function isInside(error: ErrorObject, union: ErrorObject): boolean {
  return (
    error.schemaPath.startsWith(`${union.schemaPath}/`) &&
    `${error.instancePath}/`.startsWith(`${union.instancePath}/`)
  );
}

/**
 * What is wrong with the one branch the sender meant, when its constant field says which; else what the choices are.
 * @param explain for all errors of a branch, which can hold a union of its own
 */
export function explainUnion(
  union: FailedUnion,
  explain: (errors: readonly ErrorObject[]) => Problem[],
): Problem[] {
  const { instancePath } = union.error;
  const meant = [...union.branches.values()].filter(
    (errors) => !errors.some((error) => error.keyword === 'const' && error.instancePath !== instancePath),
  );
  const [only] = meant;
  if (only !== undefined && meant.length === 1 && union.branches.size > 1) return explain(only);
  const branches = (Array.isArray(union.error.schema) ? union.error.schema : []) as readonly Branch[];
  const kinds = branches.map((branch) => branch.properties?.kind?.const);
  if (kinds.every((kind) => kind !== undefined)) {
    return [{ pointer: pointerTo(instancePath, 'kind'), detail: `Must be one of: ${kinds.join(', ')}.` }];
  }
  const fields = branches.map((branch) => branch.required?.[0]);
  if (fields.every((field) => field !== undefined)) {
    return [{ pointer: instancePath, detail: `One of these fields is needed: ${fields.join(', ')}.` }];
  }
  const shapes = branches.map((branch) =>
    branch.const === undefined ? `a valid ${branch.type ?? 'value'}` : `"${branch.const}"`,
  );
  return [{ pointer: instancePath, detail: `Must be ${shapes.join(' or ')}.` }];
}

/** What is read of a branch's schema to say what it wants. */
interface Branch {
  readonly const?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: { readonly kind?: { readonly const?: string } };
}
