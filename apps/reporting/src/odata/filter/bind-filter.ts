import { didYouMean } from '#shared/text/nearest.js';
import { nonsense, outsideSubset } from '../errors/odata-error.js';
import { type Comparison, type Expression, type Literal } from '../grammar/expression.js';
import { type FunctionName, isFunction } from '../grammar/functions.js';
import { type BoundExpression, type FilterColumn, typeOf, type ValueType } from './bound-expression.js';
import { called, valueOf } from './evaluate.js';
import { SIGNATURES } from './signatures.js';

const EDM_NAME: Readonly<Record<Literal['type'], string>> = {
  null: 'null',
  boolean: 'Edm.Boolean',
  text: 'Edm.String',
  integer: 'Edm.Int64',
  number: 'Edm.Double',
  day: 'Edm.Date',
  instant: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
};

/**
 * Looks every name up and holds every type against its use.
 * @throws a refusal of names that are no property of the set (with the nearest that is) and of types that do not fit
 */
export function bindFilter(filter: Expression, columns: ReadonlyMap<string, FilterColumn>): BoundExpression {
  return truth(filter, new Binder(columns));
}

class Binder {
  constructor(private readonly columns: ReadonlyMap<string, FilterColumn>) {}

  bind(expression: Expression): BoundExpression {
    switch (expression.node) {
      case 'literal':
        return { node: 'literal', literal: expression.literal };
      case 'alias':
        throw new Error('aliases were resolved before');
      case 'property':
        return { node: 'column', column: this.column(expression.name, expression.at) };
      case 'call':
        return this.call(expression);
      case 'compare':
        return this.compare(expression);
      case 'in':
        return this.membership(expression);
      case 'and':
      case 'or':
        return {
          node: expression.node,
          operands: expression.operands.map((operand) => truth(operand, this)),
        };
      case 'not':
        return { node: 'not', operand: truth(expression.operand, this) };
    }
  }

  private column(name: string, at: number): FilterColumn {
    const found = this.columns.get(name);
    if (found !== undefined) return found;
    const known = [...this.columns.keys()];
    throw nonsense('$filter', `there is no property ${name.slice(0, 64)}. ${didYouMean(name, known)}`, at);
  }

  private call({ name, parameters, at }: Extract<Expression, { node: 'call' }>): BoundExpression {
    if (!isFunction(name)) throw new Error(`${name} passed the grammar`);
    const { takes, gives } = SIGNATURES[name];
    if (parameters.length !== takes.length)
      throw nonsense(
        '$filter',
        `${name} takes ${String(takes.length)} parameters, not ${String(parameters.length)}`,
        at,
      );
    const bound = parameters.map((parameter) => this.bind(parameter));
    for (const [index, types] of takes.entries()) {
      const parameter = bound[index];
      const type = parameter === undefined ? 'null' : typeOf(parameter);
      if (type === 'null' || types.includes(type)) continue;
      const wanted = types.map((one) => EDM_NAME[one]).join(' or ');
      throw nonsense(
        '$filter',
        `${name} takes ${wanted}, not ${EDM_NAME[type]}`,
        parameters[index]?.at ?? at,
      );
    }
    return folded(name, bound, gives);
  }

  private compare({ operator, left, right, at }: Extract<Expression, { node: 'compare' }>): BoundExpression {
    const bound = { left: this.bind(left), right: this.bind(right) };
    const types = [typeOf(bound.left), typeOf(bound.right)] as const;
    if (!areComparable(...types)) throw nonsense('$filter', mismatch(...types), right.at);
    refuseOrderOfTruths(operator, types, at);
    return { node: 'compare', operator, ...bound };
  }

  private membership({ operand, members }: Extract<Expression, { node: 'in' }>): BoundExpression {
    const bound = this.bind(operand);
    const literals = members.map((member) => {
      if (member.node !== 'literal') throw new Error('the grammar lets only literals into a list');
      if (!areComparable(typeOf(bound), member.literal.type))
        throw nonsense('$filter', mismatch(typeOf(bound), member.literal.type), member.at);
      return member.literal;
    });
    return { node: 'in', operand: bound, members: literals };
  }
}

/** An expression where a truth value must stand. */
function truth(expression: Expression, binder: Binder): BoundExpression {
  const bound = binder.bind(expression);
  const type = typeOf(bound);
  if (type === 'boolean' || type === 'null') return bound;
  throw nonsense(
    '$filter',
    `a condition must be true or false, and this is ${EDM_NAME[type]}`,
    expression.at,
  );
}

/** Functions of literals are worked out here: the engine's calendar ends sooner than OData's. */
function folded(
  name: FunctionName,
  parameters: readonly BoundExpression[],
  type: ValueType,
): BoundExpression {
  const literals = parameters.flatMap((parameter) =>
    parameter.node === 'literal' ? [parameter.literal] : [],
  );
  const hasNull = literals.some((literal) => literal.type === 'null');
  if (hasNull) return { node: 'literal', literal: { type: 'null' } };
  if (literals.length < parameters.length) return { node: 'call', name, parameters, type };
  const value = called(name, literals.map(valueOf));
  if (typeof value === 'boolean') return { node: 'literal', literal: { type: 'boolean', value } };
  if (typeof value === 'number')
    return { node: 'literal', literal: { type: 'integer', value: BigInt(value) } };
  return { node: 'literal', literal: { type: type === 'day' ? 'day' : 'text', value: String(value) } };
}

function areComparable(left: Literal['type'], right: Literal['type']): boolean {
  const isNumeric = (type: Literal['type']) => type === 'integer' || type === 'number';
  return left === right || left === 'null' || right === 'null' || (isNumeric(left) && isNumeric(right));
}

function mismatch(left: Literal['type'], right: Literal['type']): string {
  const types = `${EDM_NAME[left]} cannot be compared with ${EDM_NAME[right]}`;
  if (left === 'day' && right === 'text') return `${types}: write days without quotes, like 2026-03-31`;
  if (left === 'instant' && right !== 'text') return `${types}: write instants like 2026-03-31T22:00:00Z`;
  if (left === 'instant') return `${types}: write instants without quotes, like 2026-03-31T22:00:00Z`;
  if (left === 'day' && right === 'instant') return `${types}: compare period_start_at, or write a day`;
  if (left === 'text' && right !== 'text') return `${types}: write texts in single quotes`;
  return types;
}

function refuseOrderOfTruths(operator: Comparison, types: readonly Literal['type'][], at: number): void {
  if (operator === 'eq' || operator === 'ne' || !types.includes('boolean')) return;
  throw outsideSubset('$filter', `the order of true and false (${operator}, at position ${String(at)})`);
}
