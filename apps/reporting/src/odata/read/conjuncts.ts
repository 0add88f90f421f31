import { type Comparison, type Literal } from '../grammar/expression.js';
import { type BoundExpression } from '../filter/bound-expression.js';

/** A column held against literals, in a place where the whole filter is false when this is not true. */
export interface Requirement {
  readonly column: string;
  /** How the column stands to the literals; of `in`, any of them. */
  readonly operator: Comparison | 'in';
  readonly literals: readonly Literal[];
}

const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

/** What a filter requires of single columns. Reading fewer days or members by it changes nothing of the result. */
export function requirementsOf(filter: BoundExpression | undefined): readonly Requirement[] {
  if (filter === undefined) return [];
  if (filter.node === 'and') return filter.operands.flatMap(requirementsOf);
  if (filter.node === 'in') {
    const { operand, members } = filter;
    return operand.node === 'column'
      ? [{ column: operand.column.name, operator: 'in', literals: members }]
      : [];
  }
  if (filter.node !== 'compare') return [];
  const { operator, left, right } = filter;
  if (left.node === 'column' && right.node === 'literal')
    return [{ column: left.column.name, operator, literals: [right.literal] }];
  if (left.node === 'literal' && right.node === 'column')
    return [{ column: right.column.name, operator: FLIPPED[operator], literals: [left.literal] }];
  return [];
}
