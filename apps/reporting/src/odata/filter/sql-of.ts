import { type BoundCondition } from '../../semantic/compile/reading.js';
import { type Comparison, type Literal } from '../grammar/expression.js';
import { type FunctionName } from '../grammar/functions.js';
import { type BoundExpression, typeOf } from './bound-expression.js';

const SIGN: Readonly<Record<Comparison, string>> = {
  eq: '=',
  ne: '!=',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

/**
 * A filter as a condition over the columns of the result. Every literal is bound, as `odata_<n>`; the names of columns
 * are those of the model. Meaning: that of {@link evaluate}.
 *
 * Days travel as texts (YYYY-MM-DD sorts as days do, and the engine's calendar is shorter than OData's), instants as
 * milliseconds since 1970.
 */
export function sqlOf(filter: BoundExpression): BoundCondition {
  const writer = new Writer();
  const sql = `ifNull(${writer.write(filter)}, false)`;
  return { sql, params: writer.params };
}

class Writer {
  readonly params: Record<string, unknown> = {};
  private bound = 0;

  write(expression: BoundExpression): string {
    switch (expression.node) {
      case 'literal':
        return this.literal(expression.literal);
      case 'column':
        return columnSql(expression.column);
      case 'call':
        return callSql(
          expression.name,
          expression.parameters.map((parameter) => this.write(parameter)),
          expression.parameters.map(typeOf)[0] === 'instant',
        );
      case 'compare':
        return this.compare(expression);
      case 'in':
        return this.membership(expression);
      case 'and':
      case 'or':
        return `(${expression.operands.map((operand) => this.write(operand)).join(` ${expression.node} `)})`;
      case 'not':
        return `(not ${this.write(expression.operand)})`;
    }
  }

  private compare({ operator, left, right }: Extract<BoundExpression, { node: 'compare' }>): string {
    const [a, b] = [this.write(left), this.write(right)];
    if (typeOf(left) === 'null') return againstNull(operator, b);
    if (typeOf(right) === 'null') return againstNull(operator, a);
    // Truths may hold comparisons inside, so they are written once: written twice they would double with every level.
    if (typeOf(left) === 'boolean')
      return `(ifNull(toUInt8(${a}), 2) ${SIGN[operator]} ifNull(toUInt8(${b}), 2))`;
    switch (operator) {
      case 'eq':
      case 'ge':
      case 'le':
        return `ifNull(${a} ${SIGN[operator]} ${b}, isNull(${a}) and isNull(${b}))`;
      case 'ne':
        return `ifNull(${a} != ${b}, isNull(${a}) != isNull(${b}))`;
      case 'gt':
      case 'lt':
        return `ifNull(${a} ${SIGN[operator]} ${b}, false)`;
    }
  }

  private membership({ operand, members }: Extract<BoundExpression, { node: 'in' }>): string {
    if (typeOf(operand) === 'null') return members.some(({ type }) => type === 'null') ? 'true' : 'false';
    const sql = this.write(operand);
    const values = members.flatMap((member) => (member.type === 'null' ? [] : [member]));
    const list = this.list(values);
    const among = values.length === 0 ? 'false' : `ifNull(has(${list}, ${sql}), false)`;
    return members.length > values.length ? `(${among} or isNull(${sql}))` : among;
  }

  private list(values: readonly NonNull[]): string {
    const texts = this.bind(values.map(textOfValue), 'Array(String)');
    if (values.some(({ type }) => type === 'number' || type === 'instant'))
      return `arrayMap(x -> toFloat64(x), ${texts})`;
    return values.some(({ type }) => type === 'integer') ? `arrayMap(x -> toInt64(x), ${texts})` : texts;
  }

  private literal(literal: Literal): string {
    return literal.type === 'null'
      ? 'CAST(NULL AS Nullable(Bool))'
      : this.bind(textOfValue(literal), TYPE[literal.type] ?? 'String');
  }

  private bind(value: unknown, type: string): string {
    this.bound += 1;
    const name = `odata_${String(this.bound)}`;
    this.params[name] = value;
    return `{${name}:${type}}`;
  }
}

const TYPE: Readonly<Partial<Record<Literal['type'], string>>> = {
  boolean: 'Bool',
  integer: 'Int64',
  number: 'Float64',
  instant: 'Float64',
};

type NonNull = Exclude<Literal, { type: 'null' }>;

/**
 * Numbers are bound as texts: the client refuses whole numbers beyond 2^53, and 1e300 is one. A cursor's check is made of
 * the bound values as JSON, which has no bigint.
 */
function textOfValue({ value }: NonNull): string {
  return value === Infinity ? 'inf' : value === -Infinity ? '-inf' : String(value);
}

function columnSql({ name, type }: { readonly name: string; readonly type: Literal['type'] }): string {
  if (type === 'day') return `toString(${name})`;
  return type === 'instant' ? `toUnixTimestamp(${name}) * 1000` : name;
}

function againstNull(operator: Comparison, other: string): string {
  switch (operator) {
    case 'eq':
    case 'ge':
    case 'le':
      return `isNull(${other})`;
    case 'ne':
      return `isNotNull(${other})`;
    case 'gt':
    case 'lt':
      return 'false';
  }
}

function callSql(
  name: FunctionName,
  [first = '', second = '']: readonly string[],
  isInstant: boolean,
): string {
  const day = isInstant ? `toString(toDate(toDateTime(intDiv(${first}, 1000), 'UTC')))` : first;
  switch (name) {
    case 'contains':
      return `(position(${first}, ${second}) > 0)`;
    case 'startswith':
      return `startsWith(${first}, ${second})`;
    case 'endswith':
      return `endsWith(${first}, ${second})`;
    case 'tolower':
      return `lowerUTF8(${first})`;
    case 'toupper':
      return `upperUTF8(${first})`;
    case 'year':
      return `toInt64(substring(${day}, 1, 4))`;
    case 'month':
      return `toInt64(substring(${day}, 6, 2))`;
    case 'day':
      return `toInt64(substring(${day}, 9, 2))`;
    case 'date':
      return day;
  }
}
