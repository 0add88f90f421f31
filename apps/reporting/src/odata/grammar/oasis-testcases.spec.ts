import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ODATA_REFUSALS, ODataError } from '../errors/odata-error.js';
import { parseFilter, parseOrderby } from './expression-parser.js';
import { decoded } from './percent-decoding.js';
import { readQueryOptions } from './query-options.js';
import { readResourcePath } from './resource-path.js';

/**
 * OASIS's own test cases of the grammar: github.com/oasis-tcs/odata-abnf, abnf/odata-abnf-testcases.yaml and
 * abnf/odata-aggregation-testcases.yaml. They are not ours to keep here, so they are read from where they are put: the
 * folder ODATA_ABNF_DIR, or the fixtures beside this repository. docs/bi/odata.md says how to get them.
 */
const FOLDER = process.env['ODATA_ABNF_DIR'] ?? '../shared/fixtures/odata-abnf';
const FILES = ['odata-abnf-testcases.yaml', 'odata-aggregation-testcases.yaml'].map(
  (name) => `${FOLDER}/${name}`,
);

interface TestCase {
  readonly Rule: string;
  readonly Input: string;
  /** Where the input stops being valid; undefined for a valid one. */
  readonly FailAt?: number;
}
const cases: readonly TestCase[] = FILES.filter((file) => existsSync(file)).flatMap(
  (file) => (parse(readFileSync(file, 'utf8')) as { readonly TestCases: readonly TestCase[] }).TestCases,
);

/** How an input of a rule is read by this service; rules of parts that never come in alone have none. */
const READERS: Readonly<Record<string, (input: string) => unknown>> = {
  filter: readQueryOptions,
  select: readQueryOptions,
  orderby: readQueryOptions,
  orderBy: readQueryOptions,
  expand: readQueryOptions,
  search: readQueryOptions,
  compute: readQueryOptions,
  apply: readQueryOptions,
  queryOptions: readQueryOptions,
  systemQueryOption: readQueryOptions,
  skiptoken: readQueryOptions,
  customQueryOption: readQueryOptions,
  commonExpr: (input) => parseOrderby(decoded(input, 'it'), 'it'),
  boolCommonExpr: (input) => parseFilter(decoded(input, 'it'), 'it'),
  boolcommonExpr: (input) => parseFilter(decoded(input, 'it'), 'it'),
  anyExpr: (input) => parseFilter(decoded(input, 'it'), 'it'),
  isofExpr: (input) => parseFilter(decoded(input, 'it'), 'it'),
  firstMemberExpr: (input) => parseFilter(decoded(input, 'it'), 'it'),
  notExpr: (input) => parseFilter(decoded(input, 'it'), 'it'),
  resourcePath: readResourcePath,
  odataRelativeUri: (input) => {
    const question = input.indexOf('?');
    readResourcePath(question < 0 ? input : input.slice(0, question));
    return readQueryOptions(question < 0 ? '' : input.slice(question + 1));
  },
};
const LITERALS = [
  'stringLiteral', 'date', 'dateValue', 'dateTimeOffsetLiteral', 'dateTimeOffsetValueInUrl', 'guid', 'int16Literal', 'int32Literal',
  'int64Literal', 'sbyteLiteral', 'doubleLiteral', 'decimalLiteral', 'boolean', 'null', 'primitiveLiteral', 'durationLiteral',
  'timeOfDayLiteral', 'binaryLiteral', 'enumLiteral', 'geographyPoint', 'geometryPoint',
]; // prettier-ignore
const read = new Map<string, (input: string) => unknown>([
  ...Object.entries(READERS),
  ...LITERALS.map((rule): [string, (input: string) => unknown] => [
    rule,
    (input) => parseFilter(decoded(input, 'it'), 'it'),
  ]),
]);

/**
 * Whether an input has anything beyond the subset, told by its letters alone and not by our own grammar: a path, a
 * collection, an object, arithmetic, a lambda, a qualified name, a function or literal that is not of the subset.
 */
function isOutside({ Rule, Input }: TestCase): boolean {
  // The values of these may be anything: the first is opaque, the second is judged later, the third nobody's business.
  const judged = Input.replace(/(\$skiptoken|\$format|find)=[^&]*/g, '');
  const bare = decodeURIComponent(/format=.*format=/i.test(Input) ? Input : judged).replace(
    /'(?:[^']|'')*'/g,
    "'",
  );
  return [
    /[[\]{}]|\$(it|this|root|expand|search|compute|apply|index|schemaversion|levels|id|deltatoken|all|batch|entity|crossjoin|ref|value|skiptoken=.*&)/i,
    /(^|[?&])(expand|search|compute|apply|index|schemaversion)=/i,
    /\b(add|sub|mul|div|divby|mod|has)\b|[A-Za-z]:|(^|[ (,])-[A-Za-z(]|^\d\d:/,
    /\b(?!(contains|startswith|endswith|tolower|toupper|year|month|day|date|in|and|or|not|eq|ne|gt|ge|lt|le)\b)[A-Za-z_.]+ ?\(/i,
    /[A-Za-z]'/,
    /[A-Za-z_]\.[A-Za-z_*]|@[A-Za-z]+[./#]|#/,
    ['resourcePath', 'odataRelativeUri'].includes(Rule) ? /\/(?!\$count($|\?))/ : /\//,
    /in \([A-Z]/,
    /format=.*format=/i,
    /\$count (gt|ge|eq|lt)|=[A-Za-z]+\/\$count/,
    /^-?\d{5,7}-|^-\d{4}-|^\d{4}-\d\d-\d\dT24/,
  ].some((pattern) => pattern.test(bare));
}

/** read, 400, 501, or what else happened. */
function answerTo(testCase: TestCase): string {
  try {
    (read.get(testCase.Rule) ?? (() => undefined))(testCase.Input);
    return 'read';
  } catch (error) {
    if (!(error instanceof ODataError)) return `crashed: ${String(error)}`;
    return String(ODATA_REFUSALS[error.code]);
  }
}

// What is no literal of one type may well be one of another, so of literals only the valid cases say something here.
const about = cases.filter(
  ({ Rule, FailAt }) => read.has(Rule) && !(FailAt !== undefined && LITERALS.includes(Rule)),
);
const valid = about.filter(({ FailAt }) => FailAt === undefined);
const listed = (some: readonly TestCase[]) =>
  some.map((one) => `${one.Rule}: ${one.Input} -> ${answerTo(one)}`);

(cases.length > 0 ? describe : describe.skip)("OASIS's test cases of the grammar", () => {
  it('are read where they are inside the subset', () => {
    const inside = valid.filter((one) => !isOutside(one));
    expect(inside.length).toBeGreaterThan(90);
    expect(listed(inside.filter((one) => answerTo(one) !== 'read'))).toEqual([]);
  });

  it('are refused as nonsense or not implemented where they are outside it, or not valid', () => {
    const refused = about.filter((one) => one.FailAt !== undefined || isOutside(one));
    expect(refused.length).toBeGreaterThan(200);
    expect(listed(refused.filter((one) => !['400', '501'].includes(answerTo(one))))).toEqual([]);
  });
});
