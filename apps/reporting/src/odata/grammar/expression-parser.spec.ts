import { ODataError } from '../errors/odata-error.js';
import { type Expression } from './expression.js';
import { parseFilter, parseOrderby } from './expression-parser.js';

/** The tree in Lisp's way, so that grouping is seen. */
function shown(expression: Expression): string {
  switch (expression.node) {
    case 'literal':
      return expression.literal.type === 'null'
        ? 'null'
        : `${expression.literal.type}:${String(expression.literal.value)}`;
    case 'alias':
    case 'property':
      return expression.name;
    case 'call':
      return `(${[expression.name, ...expression.parameters.map(shown)].join(' ')})`;
    case 'compare':
      return `(${expression.operator} ${shown(expression.left)} ${shown(expression.right)})`;
    case 'in':
      return `(in ${[expression.operand, ...expression.members].map(shown).join(' ')})`;
    case 'and':
    case 'or':
      return `(${expression.node} ${expression.operands.map(shown).join(' ')})`;
    case 'not':
      return `(not ${shown(expression.operand)})`;
  }
}
const tree = (text: string) => shown(parseFilter(text, '$filter'));
const refusal = (text: string): string => {
  try {
    return `accepted as ${tree(text)}`;
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    return `${error.code}: ${error.message}`;
  }
};

describe('the grammar of $filter', () => {
  it('groups by precedence: in, not, relations, equalities, and, or', () => {
    expect(tree("a eq 1 or b eq 2 and not c in ('x','y') or d gt 3 eq true")).toBe(
      '(or (eq a integer:1) (and (eq b integer:2) (not (in c text:x text:y))) (eq (gt d integer:3) boolean:true))',
    );
    expect(tree('(a or b) and c')).toBe('(and (or a b) c)');
  });

  it.each([
    ["'O''Neil'", "text:O'Neil"],
    ["''", 'text:'],
    ['9223372036854775807', 'integer:9223372036854775807'],
    ['-9223372036854775808', 'integer:-9223372036854775808'],
    ['9223372036854775808', 'number:9223372036854776000'],
    ['-0.5e3', 'number:-500'],
    ['-INF', 'number:-Infinity'],
    ['2024-02-29', 'day:2024-02-29'],
    ['2026-03-29T01:30:00+02:00', `instant:${String(Date.parse('2026-03-28T23:30:00Z'))}`],
    ['1970-01-01T00:00Z', 'instant:0'],
    ['1970-01-01T00:00:00.0005Z', 'instant:0.5'],
    ['0F8FAD5B-D9CB-469F-A165-70867728950E', 'guid:0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['TRUE', 'boolean:true'],
    ['null', 'null'],
    ['@p1', '@p1'],
    ['nullable', 'nullable'],
    ['android', 'android'],
    ['INFO', 'INFO'],
  ])('reads %s', (text, literal) => {
    expect(tree(text)).toBe(literal);
  });

  it('tells operators and functions by any case, as OData 4.01 does', () => {
    expect(tree("Contains(name,'x') AND size GE 1")).toBe('(and (contains name text:x) (ge size integer:1))');
  });

  it.each([
    ['shares eq', '(at position 9 of $filter)'],
    ['shares eq 1 2', '"2" cannot stand here (at position 12 of $filter)'],
    ["team eq 'a", '(at position 8 of $filter)'],
    ['(shares eq 1', 'ends too soon'],
    ['shares eq 1)', '")" cannot stand here (at position 11'],
    ["contais(team,'a')", 'there is no function contais. Did you mean contains?'],
    ['day eq 2026-02-30', '2026-02-30 is not a day of the calendar (at position 7'],
    ['at eq 2026-02-01T25:00Z', '25:00 is not a time of day'],
    ['at eq 2026-02-01T20:00+15:00', '+15:00 is not an offset'],
    ['', 'ends too soon'],
    [' true', 'begins with a space'],
    ["a+eq+'x'", '(at position 1'],
    ['a eq 1e999', 'too large a number'],
    ["a eq 'x'; DROP TABLE share", '(at position 8'],
    ['a\neq 1', '(at position 1'],
    ['a == 1', '(at position 2'],
  ])('refuses %j as nonsense and says where', (text, message) => {
    expect(refusal(text)).toMatch(/^BadRequest: /);
    expect(refusal(text)).toContain(message);
  });

  it.each([
    ['shares add 1 eq 2', 'arithmetic (add)'],
    ['-shares eq 2', 'negation (-)'],
    ['Products/any(p:p/Price gt 1)', 'a path (/)'],
    ['length(team) eq 4', 'the function length'],
    ["geo.distance(a,geography'POINT(1 2)') lt 1", 'a qualified name (.)'],
    ["style has Sales.Pattern'Yellow'", 'has (has)'],
    ["at gt datetime'2026-01-01T00:00:00'", "a literal of the form datetime'...'"],
    ["span eq duration'PT1H'", "a literal of the form duration'...'"],
    ['clock eq 12:30:00', 'a time of day (12:30:00)'],
    ['$it eq 1', '$it, $this, $root and $count ($it)'],
    ['a in ["x"]', 'a collection ([)'],
    ['now() gt at', 'the function now'],
  ])('names what is outside the subset in %j', (text, feature) => {
    expect(refusal(text)).toMatch(/^NotImplemented: /);
    expect(refusal(text)).toContain(feature);
  });

  it.each([
    ['1,000 parentheses', `${'('.repeat(1_000)}true${')'.repeat(1_000)}`, 'nested more than 32 deep'],
    ['1,000 nots', `${'not '.repeat(1_000)}true`, 'nested more than 32 deep'],
    [
      '1,000 functions in one another',
      `${'tolower('.repeat(1_000)}a${')'.repeat(1_000)} eq 'x'`,
      'nested more than 32 deep',
    ],
    ['1,000 ors', Array.from({ length: 1_000 }, () => 'a eq 1').join(' or '), 'at most 200 are read'],
    ['8,000 open parentheses', '('.repeat(8_000), 'nested more than 32 deep'],
    ['8,000 quotes', "'".repeat(7_999), '(at position 7998'],
    ['8,000 digits', '9'.repeat(8_000), 'ends'],
  ])('refuses or reads %s at once', (_, text, message) => {
    const begin = performance.now();
    const answer = refusal(text);
    expect(performance.now() - begin).toBeLessThan(200);
    if (message !== 'ends') expect(answer).toContain(message);
  });
});

describe('the grammar of $orderby', () => {
  it('reads several items with their directions', () => {
    const items = parseOrderby('team desc, shares,network asc', '$orderby');
    expect(items.map(({ expression, direction }) => [shown(expression), direction])).toEqual([
      ['team', 'desc'],
      ['shares', 'asc'],
      ['network', 'asc'],
    ]);
  });

  it('refuses a direction that is none', () => {
    expect(() => parseOrderby('team down', '$orderby')).toThrow(
      'only asc or desc can stand here (at position 5',
    );
  });
});
