import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import { nonsense } from '../errors/odata-error.js';
import { type Comparison, COMPARISONS, type Expression } from './expression.js';
import { readLiteral } from './read-literal.js';
import { readTokens } from './read-tokens.js';
import * as T from './tokens.js';

const LITERALS = [
  T.Null, T.True, T.False, T.Text, T.Guid, T.Instant, T.Day, T.Decimal, T.Integer, T.NotFinite,
] as const; // prettier-ignore

/** One item of `$orderby`. */
export interface OrderItem {
  readonly expression: Expression;
  readonly direction: 'asc' | 'desc';
}

/**
 * The grammar of expressions, by OData's precedence (URL Conventions 5.1.1.17): in, not, gt ge lt le, eq ne, and, or; what is
 * equal groups to the left. The tokens were already held against the limits and the subset.
 */
class ExpressionParser extends EmbeddedActionsParser {
  /** What a refusal names as the place. */
  place = '';

  constructor() {
    super(T.TOKENS, { maxLookahead: 2 });
    this.performSelfAnalysis();
  }

  readonly filter = this.RULE('filter', (): Expression => this.SUBRULE(this.either));

  readonly orderby = this.RULE('orderby', (): OrderItem[] => {
    const items: OrderItem[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: T.Comma,
      DEF: () => {
        const expression = this.SUBRULE(this.either);
        // asc and desc are words only here: anywhere else they are names like any other.
        const direction = this.OPTION(() => this.CONSUME(T.Name));
        this.ACTION(() => items.push({ expression, direction: this.directionOf(direction) }));
      },
    });
    return items;
  });

  private readonly either = this.RULE('either', (): Expression =>
    this.joined(
      'or',
      T.Or,
      () => this.SUBRULE(this.both),
      () => this.SUBRULE2(this.both),
    ),
  );

  private readonly both = this.RULE('both', (): Expression =>
    this.joined(
      'and',
      T.And,
      () => this.SUBRULE(this.equality),
      () => this.SUBRULE2(this.equality),
    ),
  );

  private readonly equality = this.RULE('equality', (): Expression =>
    this.compared(
      T.Equality,
      () => this.SUBRULE(this.relation),
      () => this.SUBRULE2(this.relation),
    ),
  );

  private readonly relation = this.RULE('relation', (): Expression =>
    this.compared(
      T.Relation,
      () => this.SUBRULE(this.negation),
      () => this.SUBRULE2(this.negation),
    ),
  );

  private readonly negation = this.RULE('negation', (): Expression =>
    this.OR([
      {
        ALT: () => {
          const { startOffset: at } = this.CONSUME(T.Not);
          const operand = this.SUBRULE(this.negation);
          const negated: Expression = { node: 'not', operand, at };
          return negated;
        },
      },
      { ALT: () => this.SUBRULE(this.membership) },
    ]),
  );

  private readonly membership = this.RULE('membership', (): Expression => {
    const operand = this.SUBRULE(this.operand);
    const members = this.OPTION(() => {
      this.CONSUME(T.In);
      return this.SUBRULE(this.list);
    });
    return this.ACTION(() =>
      members === undefined ? operand : { node: 'in', operand, members, at: operand.at },
    );
  });

  private readonly list = this.RULE('list', (): Expression[] => {
    const members: Expression[] = [];
    this.CONSUME(T.Open);
    this.MANY_SEP({
      SEP: T.Comma,
      DEF: () => {
        const member = this.OR([
          { ALT: () => this.SUBRULE(this.literal) },
          { ALT: () => this.SUBRULE(this.alias) },
        ]);
        members.push(member);
      },
    });
    this.CONSUME(T.Close);
    return members;
  });

  private readonly operand = this.RULE('operand', (): Expression =>
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T.Open);
          const inner = this.SUBRULE(this.either);
          this.CONSUME(T.Close);
          return inner;
        },
      },
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.alias) },
      { ALT: () => this.SUBRULE(this.named) },
    ]),
  );

  private readonly named = this.RULE('named', (): Expression => {
    const { image: name, startOffset: at } = this.CONSUME(T.Name);
    const parameters = this.OPTION(() => {
      const all: Expression[] = [];
      this.CONSUME(T.Open);
      this.MANY_SEP({ SEP: T.Comma, DEF: () => all.push(this.SUBRULE(this.either)) });
      this.CONSUME(T.Close);
      return all;
    });
    return parameters === undefined
      ? { node: 'property', name, at }
      : { node: 'call', name: name.toLowerCase(), parameters, at };
  });

  private readonly alias = this.RULE('alias', (): Expression => {
    const { image: name, startOffset: at } = this.CONSUME(T.Alias);
    return { node: 'alias', name, at };
  });

  private readonly literal = this.RULE('literal', (): Expression => {
    const token = this.OR(LITERALS.map((type) => ({ ALT: () => this.CONSUME(type) })));
    return this.ACTION(() => ({
      node: 'literal',
      literal: readLiteral(token, this.place),
      at: token.startOffset,
    }));
  });

  private directionOf(token: IToken | undefined): OrderItem['direction'] {
    const image = token?.image.toLowerCase() ?? 'asc';
    if (image === 'asc' || image === 'desc') return image;
    throw nonsense(this.place, 'only asc or desc can stand here', token?.startOffset);
  }

  private joined(
    node: 'and' | 'or',
    word: TokenType,
    first: () => Expression,
    next: () => Expression,
  ): Expression {
    const operands = [first()];
    this.MANY(() => {
      this.CONSUME(word);
      operands.push(next());
    });
    return this.ACTION(() => {
      const [only, ...more] = operands;
      return only === undefined || more.length > 0 ? { node, operands, at: only?.at ?? 0 } : only;
    });
  }

  private compared(word: TokenType, first: () => Expression, next: () => Expression): Expression {
    let left = first();
    this.MANY(() => {
      const { image } = this.CONSUME(word);
      const right = next();
      this.ACTION(() => {
        left = { node: 'compare', operator: comparisonOf(image), left, right, at: left.at };
      });
    });
    return left;
  }
}

function comparisonOf(image: string): Comparison {
  const found = COMPARISONS.find((name) => name === image.toLowerCase());
  if (found === undefined) throw new Error(`${image} is not a comparison`);
  return found;
}

const PARSER = new ExpressionParser();

/** @throws a refusal with the position at which the words stop making sense */
export function parseFilter(text: string, option: string): Expression {
  return parsed(text, option, () => PARSER.filter());
}

/** @throws a refusal with the position at which the words stop making sense */
export function parseOrderby(text: string, option: string): OrderItem[] {
  return parsed(text, option, () => PARSER.orderby());
}

function parsed<T>(text: string, option: string, rule: () => T): T {
  PARSER.place = option;
  PARSER.input = readTokens(text, option);
  const result = rule();
  const [error] = PARSER.errors;
  if (error === undefined) return result;
  const { tokenType, image, startOffset } = error.token;
  if (tokenType.name === 'EOF') throw nonsense(option, 'ends too soon', text.length);
  throw nonsense(option, `${JSON.stringify(image.slice(0, 40))} cannot stand here`, startOffset);
}
