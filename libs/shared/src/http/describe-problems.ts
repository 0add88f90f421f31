import { type OpenAPIObject } from '@nestjs/swagger';
import { openApiSchema } from './openapi-schema.js';
import { ProblemSchema } from '../errors/problem.schema.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const satisfies readonly (keyof PathItem)[];
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Says of every operation that it refuses with a problem document: one filter writes all of them. */
export function describeProblems(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.entries(document.paths).map(([path, item]) => [path, withProblems(item)] as const);
  const schemas = { ...document.components?.schemas, Problem: openApiSchema(ProblemSchema) };
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, schemas },
  };
}

function withProblems(item: PathItem): PathItem {
  const described = METHODS.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, refusing(operation)] as const];
  });
  return { ...item, ...Object.fromEntries(described) };
}

/** What it says of its own refusals stays; those it does not name stand under `default`. */
function refusing(operation: Operation): Operation {
  const named = Object.entries(operation.responses).map(([status, response]) => {
    const isBare = response !== undefined && !('$ref' in response) && response.content === undefined;
    return [status, status >= '400' && isBare ? { ...response, content: PROBLEM } : response] as const;
  });
  const rest = { description: 'Refused: what is wrong, and the way out.', content: PROBLEM };
  return { ...operation, responses: { ...Object.fromEntries(named), default: rest } };
}
