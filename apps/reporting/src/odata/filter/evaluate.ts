import { type Comparison, type Literal } from '../grammar/expression.js';
import { type FunctionName } from '../grammar/functions.js';
import { type BoundExpression } from './bound-expression.js';

/** A value of a row: days as YYYY-MM-DD, instants in milliseconds since 1970. */
export type Value = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * What an expression is for a row, in memory: what the SQL of {@link sqlOf} must come to as well.
 *
 * Null, by OData 4.0 (URL Conventions 5.1.1.1, ODATA-166): it equals itself and nothing else, so eq, ne, ge and le of two
 * nulls are true, false, true, true; every other comparison with null is false but ne, which is true. A function of null
 * is null. and, or and not are Kleene's: null where the unknown side decides. A row is kept only where the whole is true.
 */
export function evaluate(expression: BoundExpression, row: Row): Value {
  switch (expression.node) {
    case 'literal':
      return valueOf(expression.literal);
    case 'column':
      return row[expression.column.name] ?? null;
    case 'call':
      return called(
        expression.name,
        expression.parameters.map((parameter) => evaluate(parameter, row)),
      );
    case 'compare':
      return compared(expression.operator, evaluate(expression.left, row), evaluate(expression.right, row));
    case 'in': {
      const operand = evaluate(expression.operand, row);
      return expression.members.some((member) => compared('eq', operand, valueOf(member)));
    }
    case 'and':
      return kleene(expression.operands, row, false);
    case 'or':
      return kleene(expression.operands, row, true);
    case 'not': {
      const operand = evaluate(expression.operand, row);
      return operand === null ? null : operand !== true;
    }
  }
}

export function valueOf(literal: Literal): Value {
  return literal.type === 'null' ? null : literal.value;
}

/** The result of a function of values; all of them are of the types it takes, or null. */
export function called(name: FunctionName, parameters: readonly Value[]): Value {
  const [first = null, second = null] = parameters;
  if (parameters.includes(null)) return null;
  const text = String(first);
  switch (name) {
    case 'contains':
      return text.includes(String(second));
    case 'startswith':
      return text.startsWith(String(second));
    case 'endswith':
      return text.endsWith(String(second));
    case 'tolower':
      return text.toLowerCase();
    case 'toupper':
      return text.toUpperCase();
    case 'year':
      return Number(dayOf(first).slice(0, 4));
    case 'month':
      return Number(dayOf(first).slice(5, 7));
    case 'day':
      return Number(dayOf(first).slice(8, 10));
    case 'date':
      return dayOf(first);
  }
}

function dayOf(value: Value): string {
  return typeof value === 'number' ? new Date(value).toISOString().slice(0, 10) : String(value);
}

function compared(operator: Comparison, left: Value, right: Value): boolean {
  if (left === null || right === null) {
    const areEqual = left === right;
    return operator === 'ne' ? !areEqual : areEqual && operator !== 'gt' && operator !== 'lt';
  }
  const [a, b] = typeof left === 'string' ? [0, byteOrder(left, String(right))] : [left, right];
  switch (operator) {
    case 'eq':
      return !(a < b || a > b) && a <= b;
    case 'ne':
      return !(a <= b && a >= b);
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
  }
}

/** Texts are ordered by their UTF-8 bytes, as the engine orders them; positive when the right one is greater. */
function byteOrder(left: string, right: string): number {
  return Buffer.compare(Buffer.from(right), Buffer.from(left));
}

function kleene(operands: readonly BoundExpression[], row: Row, decisive: boolean): Value {
  const values = operands.map((operand) => evaluate(operand, row));
  if (values.includes(decisive)) return decisive;
  return values.includes(null) ? null : !decisive;
}
