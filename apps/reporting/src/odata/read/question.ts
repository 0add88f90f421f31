import { hasDimension, SEMANTIC_MODEL } from '../../semantic/model/semantic-model.js';
import { type QueryBody } from '../../semantic/query/query-body.js';
import { TIME_COLUMNS, type TimeColumn } from '../../semantic/query/result-column.js';
import { type BoundExpression } from '../filter/bound-expression.js';
import { type SetSource } from '../metadata/entity-set.js';
import { requirementsOf } from './conjuncts.js';
import { type ResolvedRequest } from './resolved-request.js';

/** Most lines of one page. */
export const MAX_PAGE = 50_000;

/**
 * The question whose lines are those of a fact table. Only measures that are shown, filtered or ordered by are asked
 * for, and always the one that every line has: which lines there are must not depend on `$select`.
 */
export function factQuestion(
  { granularity, dimensions, rows }: Extract<SetSource, { kind: 'facts' }>,
  request: ResolvedRequest,
): QueryBody {
  const used = usedNames(request);
  const measures = SEMANTIC_MODEL.measures.filter((name) => name !== rows && used.has(name));
  return {
    measures: [rows, ...measures],
    dimensions: [...dimensions],
    timeDimension: { granularity },
    filters: fixedMembers(request, dimensions),
    order: orderOf(request),
  };
}

/** The columns of time that are needed; every way to tell a period orders alike. */
export function timeColumnsOf(request: ResolvedRequest): TimeColumn[] {
  const used = usedNames(request);
  return request.set.source.kind === 'facts' ? TIME_COLUMNS.filter((name) => used.has(name)) : [];
}

function usedNames({ shown, filter, order }: ResolvedRequest): ReadonlySet<string> {
  const ordered = order.map(({ name }) => name);
  return new Set([...shown.map(({ name }) => name), ...namesIn(filter), ...ordered]);
}

function orderOf({ order }: ResolvedRequest): NonNullable<QueryBody['order']> {
  const isTime = (name: string): boolean => TIME_COLUMNS.some((known) => known === name);
  const members = order.map(({ name, direction }): [string, 'asc' | 'desc'] => [
    isTime(name) ? 'period' : name,
    direction,
  ]);
  // What comes again decides nothing.
  return members.filter(([name], index) => members.findIndex(([other]) => other === name) === index);
}

/**
 * Models and stages that a filter requires, so that the credit of the others is not read. Shares of credit are taken
 * within a model and a stage, so nothing of the lines changes; of other dimensions that is not so.
 */
function fixedMembers(
  { filter }: ResolvedRequest,
  dimensions: readonly string[],
): NonNullable<QueryBody['filters']> {
  const fixed = SEMANTIC_MODEL.cubes.flatMap((cube) =>
    cube.fixed.map(({ dimension }) => dimension).filter((dimension) => hasDimension(cube, dimension)),
  );
  return requirementsOf(filter).flatMap(({ column, operator, literals }) => {
    if (!dimensions.includes(column) || !fixed.some((name) => name === column)) return [];
    const values = literals.flatMap((literal) => (literal.type === 'text' ? [literal.value] : []));
    const isWhole = values.length === literals.length && values.length > 0;
    return isWhole && (operator === 'eq' || operator === 'in')
      ? [{ member: column, operator: 'equals', values }]
      : [];
  });
}

function namesIn(expression: BoundExpression | undefined): string[] {
  switch (expression?.node) {
    case undefined:
    case 'literal':
      return [];
    case 'column':
      return [expression.column.name];
    case 'call':
      return expression.parameters.flatMap(namesIn);
    case 'compare':
      return [expression.left, expression.right].flatMap(namesIn);
    case 'in':
    case 'not':
      return namesIn(expression.operand);
    case 'and':
    case 'or':
      return expression.operands.flatMap(namesIn);
  }
}
