import { nonsense, outsideSubset } from '../errors/odata-error.js';
import { type Expression } from './expression.js';
import { parseFilter } from './expression-parser.js';

/**
 * Puts the literals of parameter aliases (`@name`) where the aliases stand. An alias that is given no value is null
 * (URL Conventions 5.3.1). Only literals: an expression behind an alias could hold another alias.
 */
export function resolveAliases(expression: Expression, aliases: ReadonlyMap<string, string>): Expression {
  const inside = (inner: Expression) => resolveAliases(inner, aliases);
  switch (expression.node) {
    case 'literal':
    case 'property':
      return expression;
    case 'alias':
      return literalOf(expression.name, aliases.get(expression.name), expression.at);
    case 'call':
      return { ...expression, parameters: expression.parameters.map(inside) };
    case 'compare':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'in':
      return { ...expression, operand: inside(expression.operand), members: expression.members.map(inside) };
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map(inside) };
    case 'not':
      return { ...expression, operand: inside(expression.operand) };
  }
}

function literalOf(name: string, text: string | undefined, at: number): Expression {
  if (text === undefined) return { node: 'literal', literal: { type: 'null' }, at };
  if (text === '') throw nonsense(name, 'is empty');
  const value = parseFilter(text, name);
  if (value.node !== 'literal') throw outsideSubset(name, 'anything but a literal as the value of an alias');
  return { ...value, at };
}
