import { type Comparison, type Literal } from '../grammar/expression.js';
import { type FunctionName } from '../grammar/functions.js';

/** What a value of the model is to OData; null fits all of them. */
export type ValueType = Exclude<Literal['type'], 'null'>;

/** A column of the result that a filter may name. */
export interface FilterColumn {
  readonly name: string;
  readonly type: ValueType;
}

/** An expression whose names are columns and whose types fit. A call has at least one column in it: others are folded. */
export type BoundExpression =
  | { readonly node: 'literal'; readonly literal: Literal }
  | { readonly node: 'column'; readonly column: FilterColumn }
  | {
      readonly node: 'call';
      readonly name: FunctionName;
      readonly parameters: readonly BoundExpression[];
      readonly type: ValueType;
    }
  | {
      readonly node: 'compare';
      readonly operator: Comparison;
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | { readonly node: 'in'; readonly operand: BoundExpression; readonly members: readonly Literal[] }
  | { readonly node: 'and' | 'or'; readonly operands: readonly BoundExpression[] }
  | { readonly node: 'not'; readonly operand: BoundExpression };

export function typeOf(expression: BoundExpression): Literal['type'] {
  switch (expression.node) {
    case 'literal':
      return expression.literal.type;
    case 'column':
      return expression.column.type;
    case 'call':
      return expression.type;
    case 'compare':
    case 'in':
    case 'and':
    case 'or':
    case 'not':
      return 'boolean';
  }
}
