import { createToken, Lexer, type TokenType } from 'chevrotain';

/**
 * The words of a decoded `$filter` or `$orderby`. Every pattern is linear in its input: no part of one can match the
 * same text in two ways. Words of OData that are outside the subset are tokens too, so that they can be named.
 */
const word = (name: string, text: string): TokenType =>
  createToken({ name, pattern: new RegExp(text, 'i'), longer_alt: Name });

/** A name of the model; also of a function, which is a name before a parenthesis. */
export const Name = createToken({ name: 'Name', pattern: /[A-Za-z_][A-Za-z0-9_]*/ });
export const Text = createToken({ name: 'Text', pattern: /'(?:[^']|'')*'/ });
export const Instant = createToken({
  name: 'Instant',
  pattern: /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)/i,
});
export const Day = createToken({ name: 'Day', pattern: /\d{4}-\d\d-\d\d/ });
export const Guid = createToken({
  name: 'Guid',
  pattern: /[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}/,
});
export const Integer = createToken({ name: 'Integer', pattern: /[+-]?\d+/ });
export const Decimal = createToken({
  name: 'Decimal',
  pattern: /[+-]?\d+(?:\.\d+(?:e[+-]?\d+)?|e[+-]?\d+)/i,
});
export const NotFinite = createToken({ name: 'NotFinite', pattern: /-?INF|NaN/, longer_alt: Name });
export const Alias = createToken({ name: 'Alias', pattern: /@[A-Za-z_][A-Za-z0-9_]*/ });

export const Null = word('Null', 'null');
export const True = word('True', 'true');
export const False = word('False', 'false');
export const And = word('And', 'and');
export const Or = word('Or', 'or');
export const Not = word('Not', 'not');
export const In = word('In', 'in');
export const Equality = word('Equality', 'eq|ne');
export const Relation = word('Relation', 'g[te]|l[te]');

export const Open = createToken({ name: 'Open', pattern: '(' });
export const Close = createToken({ name: 'Close', pattern: ')' });
export const Comma = createToken({ name: 'Comma', pattern: ',' });
const Space = createToken({ name: 'Space', pattern: /[ \t]+/, group: Lexer.SKIPPED });

/** Words with a meaning in OData and none here, with the name a refusal calls them by. */
const OUTSIDE_WORDS: readonly (readonly [token: TokenType, feature: string])[] = [
  [word('Arithmetic', 'add|sub|mul|divby|div|mod'), 'arithmetic'],
  [word('Has', 'has'), 'has'],
  [createToken({ name: 'Minus', pattern: '-' }), 'negation'],
  [createToken({ name: 'TimeOfDay', pattern: /\d\d:\d\d(?::\d\d(?:\.\d+)?)?/ }), 'a time of day'],
  [createToken({ name: 'System', pattern: /\$[A-Za-z]+/ }), '$it, $this, $root and $count'],
  [createToken({ name: 'Slash', pattern: '/' }), 'a path'],
  [createToken({ name: 'Dot', pattern: '.' }), 'a qualified name'],
  [createToken({ name: 'Bracket', pattern: /[[\]]/ }), 'a collection'],
  [createToken({ name: 'Brace', pattern: /[{}]/ }), 'an object'],
  [createToken({ name: 'Colon', pattern: ':' }), 'a lambda (any, all)'],
];
export const OUTSIDE_FEATURES: ReadonlyMap<string, string> = new Map(
  OUTSIDE_WORDS.map(([token, feature]) => [token.name, feature]),
);

const outside = (name: string): TokenType => {
  const found = OUTSIDE_WORDS.find(([token]) => token.name === name);
  if (found === undefined) throw new Error(`there is no word ${name}`);
  return found[0];
};

/** In the order they are tried: the longer form of what begins alike comes first. */
export const TOKENS: TokenType[] = [
  Space,
  Text,
  Guid,
  Instant,
  Day,
  outside('TimeOfDay'),
  Decimal,
  Integer,
  NotFinite,
  outside('Minus'),
  Null,
  True,
  False,
  And,
  Or,
  Not,
  In,
  Equality,
  Relation,
  outside('Arithmetic'),
  outside('Has'),
  Name,
  Alias,
  ...OUTSIDE_WORDS.map(([token]) => token).filter(
    ({ name }) => !['TimeOfDay', 'Minus', 'Arithmetic', 'Has'].includes(name),
  ),
  Open,
  Close,
  Comma,
];

export const LEXER = new Lexer(TOKENS, { positionTracking: 'onlyOffset' });
