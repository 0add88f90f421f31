export const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A literal of a URL. An instant is milliseconds since 1970 in UTC, with a fraction when it is finer than that. */
export type Literal =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'day'; readonly value: string }
  | { readonly type: 'instant'; readonly value: number }
  | { readonly type: 'guid'; readonly value: string };

/** An expression as it was written: names are not looked up yet. `at` is where it begins in the option's text. */
export type Expression =
  | { readonly node: 'literal'; readonly literal: Literal; readonly at: number }
  | { readonly node: 'alias'; readonly name: string; readonly at: number }
  | { readonly node: 'property'; readonly name: string; readonly at: number }
  | {
      readonly node: 'call';
      readonly name: string;
      readonly parameters: readonly Expression[];
      readonly at: number;
    }
  | {
      readonly node: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly node: 'in';
      readonly operand: Expression;
      readonly members: readonly Expression[];
      readonly at: number;
    }
  | { readonly node: 'and' | 'or'; readonly operands: readonly Expression[]; readonly at: number }
  | { readonly node: 'not'; readonly operand: Expression; readonly at: number };
