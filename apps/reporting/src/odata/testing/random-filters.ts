import fc from 'fast-check';
import { COMPARISONS, type Literal } from '../grammar/expression.js';
import { type FunctionName } from '../grammar/functions.js';
import { type BoundExpression, type FilterColumn, typeOf } from '../filter/bound-expression.js';
import { SIGNATURES } from '../filter/signatures.js';

type Node = fc.Arbitrary<BoundExpression>;
type NodeType = FilterColumn['type'];

const TEXTS = ['', 'a', 'ab', 'Ab', "O'Neil", 'a+b & c=d', '100%', 'é', '日本', '(none)', '\\', '{x:String}'];
const DAYS = ['1999-12-31', '2026-03-28', '2026-03-29', '2026-04-01', '9999-12-31'];
const INSTANTS = [0, Date.parse('2026-03-28T23:00:00Z'), Date.parse('2026-03-29T22:00:00Z') + 0.5];

const literalOf: Readonly<Record<Exclude<NodeType, 'guid'>, fc.Arbitrary<Literal>>> = {
  boolean: fc.boolean().map((value) => ({ type: 'boolean', value })),
  text: fc.constantFrom(...TEXTS).map((value) => ({ type: 'text', value })),
  integer: fc
    .oneof(fc.integer({ min: -3, max: 12 }).map(BigInt), fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n)))
    .map((value) => ({ type: 'integer', value })),
  number: fc
    .constantFrom(-1.5, 0, 0.1, 0.5, 3, 1e300, Infinity, -Infinity, NaN)
    .map((value) => ({ type: 'number', value })),
  day: fc.constantFrom(...DAYS).map((value) => ({ type: 'day', value })),
  instant: fc.constantFrom(...INSTANTS).map((value) => ({ type: 'instant', value })),
};
const NULL: Literal = { type: 'null' };

/** Conditions over some columns: every operator and function of the subset, null literals among them. */
export function randomFilters(columns: readonly FilterColumn[], depth: number): Node {
  return condition(depth);

  function condition(left: number): Node {
    const simple = fc.oneof(
      comparison(left),
      membership(left),
      truths('contains', 'startswith', 'endswith')(left),
    );
    if (left === 0) return fc.oneof(simple, literal('boolean'));
    const inner = condition(left - 1);
    return fc.oneof(
      { weight: 3, arbitrary: simple },
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(inner, { minLength: 2, maxLength: 3 }),
        )
        .map(([node, operands]): BoundExpression => ({ node, operands })),
      inner.map((operand): BoundExpression => ({ node: 'not', operand })),
      fc
        .tuple(fc.constantFrom('eq' as const, 'ne' as const), inner, inner)
        .map(([operator, a, b]): BoundExpression => ({ node: 'compare', operator, left: a, right: b })),
    );
  }

  function comparison(left: number): Node {
    const pairs: [NodeType, NodeType][] = [
      ['text', 'text'],
      ['integer', 'integer'],
      ['integer', 'number'],
      ['number', 'integer'],
      ['number', 'number'],
      ['day', 'day'],
      ['instant', 'instant'],
    ];
    return fc
      .tuple(fc.constantFrom(...COMPARISONS), fc.constantFrom(...pairs))
      .chain(([operator, [a, b]]) =>
        fc
          .tuple(value(a, left), value(b, left))
          .map(([one, other]): BoundExpression => ({ node: 'compare', operator, left: one, right: other })),
      );
  }

  function membership(left: number): Node {
    return fc
      .constantFrom('text' as const, 'integer' as const, 'number' as const, 'day' as const)
      .chain((type) =>
        fc
          .tuple(value(type, left), fc.array(fc.oneof(literalOf[type], fc.constant(NULL)), { maxLength: 3 }))
          .map(([operand, members]): BoundExpression => ({ node: 'in', operand, members })),
      );
  }

  function value(type: NodeType, left: number): Node {
    const named = columns.filter((column) => column.type === type);
    const functions = left === 0 ? [] : (FUNCTIONS_GIVING[type] ?? []);
    return fc.oneof(
      { weight: 2, arbitrary: literal(type) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(...named).map((column): BoundExpression => ({ node: 'column', column })),
      },
      ...(functions.length === 0 ? [] : [{ weight: 2, arbitrary: truths(...functions)(left - 1) }]),
    );
  }

  function truths(...names: FunctionName[]): (left: number) => Node {
    return (left) =>
      fc.constantFrom(...names).chain((name) => {
        const { takes, gives } = SIGNATURES[name];
        const parameters = takes.map((types) => fc.constantFrom(...types).chain((type) => value(type, left)));
        return fc
          .tuple(...parameters)
          .map((bound): BoundExpression => ({ node: 'call', name, parameters: bound, type: gives }));
      });
  }

  function literal(type: NodeType): Node {
    const arbitrary =
      type === 'guid'
        ? fc.constant(NULL)
        : fc.oneof({ weight: 4, arbitrary: literalOf[type] }, { weight: 1, arbitrary: fc.constant(NULL) });
    return arbitrary.map((one): BoundExpression => ({ node: 'literal', literal: one }));
  }
}

const FUNCTIONS_GIVING: Readonly<Partial<Record<NodeType, FunctionName[]>>> = {
  text: ['tolower', 'toupper'],
  integer: ['year', 'month', 'day'],
  day: ['date'],
};

/** An expression as a client writes it, with parentheses wherever they may be needed. */
export function textOf(expression: BoundExpression): string {
  switch (expression.node) {
    case 'literal':
      return literalText(expression.literal);
    case 'column':
      return expression.column.name;
    case 'call':
      return `${expression.name}(${expression.parameters.map(textOf).join(',')})`;
    case 'compare':
      return `${grouped(expression.left)} ${expression.operator} ${grouped(expression.right)}`;
    case 'in':
      return `${grouped(expression.operand)} in (${expression.members.map(literalText).join(', ')})`;
    case 'and':
    case 'or':
      return expression.operands.map(grouped).join(` ${expression.node} `);
    case 'not':
      return `not ${grouped(expression.operand)}`;
  }
}

function grouped(expression: BoundExpression): string {
  const isWhole = ['literal', 'column', 'call'].includes(expression.node);
  return isWhole || typeOf(expression) !== 'boolean' ? textOf(expression) : `(${textOf(expression)})`;
}

function literalText(literal: Literal): string {
  switch (literal.type) {
    case 'null':
      return 'null';
    case 'text':
      return `'${literal.value.replaceAll("'", "''")}'`;
    case 'number':
      if (!Number.isFinite(literal.value)) return String(literal.value).replace('Infinity', 'INF');
      return Number.isInteger(literal.value)
        ? `${String(literal.value)}${literal.value < 1e20 ? '.0' : ''}`
        : String(literal.value);
    case 'instant': {
      const whole = new Date(Math.floor(literal.value)).toISOString().slice(0, -1);
      return `${whole}${Number.isInteger(literal.value) ? '' : '5'}Z`;
    }
    case 'boolean':
    case 'integer':
    case 'day':
    case 'guid':
      return String(literal.value);
  }
}
