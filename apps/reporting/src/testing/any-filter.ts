import fc from 'fast-check';
import { isModelDimension, privacyOf } from '../semantic/model/semantic-model.js';
import { type QueryBody } from '../semantic/query/query-body.js';

type Filter = NonNullable<QueryBody['filters']>[number];

/** A condition on a dimension. Where people are concerned there are only those on whole members. */
export function anyFilter(member: string, members: readonly string[]): fc.Arbitrary<Filter> {
  const whole = fc.record({
    member: fc.constant(member),
    operator: fc.constantFrom('equals' as const, 'notEquals' as const),
    values: fc.subarray([...members], { minLength: 1 }),
  });
  if (!isModelDimension(member) || privacyOf(member) !== 'open') return whole;
  const piece = fc
    .tuple(fc.constantFrom(...members), fc.nat(3), fc.integer({ min: 1, max: 3 }), fc.boolean())
    .map(([text, start, length, isUpper]) => {
      const part = text.slice(start, start + length) || text;
      return isUpper ? part.toUpperCase() : part;
    });
  const within = fc.record({
    member: fc.constant(member),
    operator: fc.constantFrom(
      'contains' as const,
      'notContains' as const,
      'startsWith' as const,
      'endsWith' as const,
    ),
    values: fc.array(piece, { minLength: 1, maxLength: 2 }),
  });
  const presence = fc.record({
    member: fc.constant(member),
    operator: fc.constantFrom('set' as const, 'notSet' as const),
  });
  return fc.oneof({ arbitrary: whole, weight: 3 }, { arbitrary: within, weight: 2 }, presence);
}

/** A condition on a number, whichever. */
export function anyNumberFilter(): fc.Arbitrary<Omit<Filter, 'member'>> {
  const value = fc.constantFrom(0, 1, 2, 5, 20, 0.5);
  return fc.oneof(
    fc.record({
      operator: fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'lte' as const),
      values: fc.tuple(value).map(([one]) => [one]),
    }),
    fc.record({
      operator: fc.constantFrom('equals' as const, 'notEquals' as const),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ operator: fc.constantFrom('set' as const, 'notSet' as const) }),
  );
}
