import { type Static, Type } from 'typebox';

const Member = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,63}$',
  description: 'Name of a measure or dimension, as GET /api/v1/meta lists it.',
});
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'YYYY-MM-DD' });
const Value = Type.Union([Type.String({ maxLength: 512 }), Type.Number()]);
const closed = { additionalProperties: false } as const;

/** How many values one filter may list. They are bound, never written into SQL; the bound keeps a request readable. */
export const MAX_FILTER_VALUES = 10_000;
export const QUERY_GRANULARITIES = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type QueryGranularity = (typeof QUERY_GRANULARITIES)[number];

export const FILTER_OPERATORS = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'set',
  'notSet',
  'gt',
  'gte',
  'lt',
  'lte',
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A question as it is asked: only `measures` is needed, everything else has a default that the answer echoes. */
export const QueryBody = Type.Object(
  {
    measures: Type.Array(Member, { minItems: 1, maxItems: 50 }),
    dimensions: Type.Optional(Type.Array(Member, { maxItems: 6, default: [] })),
    timeDimension: Type.Optional(
      Type.Object(
        {
          dimension: Type.Optional(Type.Literal('period')),
          granularity: Type.Optional(
            Type.Enum([...QUERY_GRANULARITIES, 'none'], {
              description:
                'One row per day, ISO week, month, quarter or year of the zone; none is the whole.',
            }),
          ),
          dateRange: Type.Optional(
            Type.Union([Type.String({ maxLength: 64 }), Type.Array(Day, { minItems: 2, maxItems: 2 })], {
              description:
                'First and last local day, both included, or a name: today, yesterday, last_7_days, last_12_weeks, this_month, last_quarter, year_to_date ...',
            }),
          ),
          zone: Type.Optional(
            Type.String({ maxLength: 64, description: 'IANA time zone that cuts the days.' }),
          ),
        },
        closed,
      ),
    ),
    filters: Type.Optional(
      Type.Array(
        Type.Object(
          {
            member: Member,
            operator: Type.Enum(FILTER_OPERATORS),
            values: Type.Optional(Type.Array(Value, { maxItems: MAX_FILTER_VALUES })),
          },
          closed,
        ),
        { maxItems: 50, description: 'All of them must hold; of the values of one, any.' },
      ),
    ),
    segments: Type.Optional(Type.Array(Member, { maxItems: 10 })),
    order: Type.Optional(
      Type.Array(Type.Tuple([Member, Type.Enum(['asc', 'desc'] as const)]), { maxItems: 20 }),
    ),
    top: Type.Optional(
      Type.Object(
        {
          dimension: Member,
          measure: Member,
          count: Type.Integer({ minimum: 1, maximum: 1_000 }),
          others: Type.Optional(
            Type.Boolean({ description: 'Put everything else in one line named (others). Default true.' }),
          ),
        },
        closed,
      ),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50_000 })),
    cursor: Type.Optional(Type.Union([Type.String({ maxLength: 4_000 }), Type.Null()])),
    asKnownAt: Type.Optional(Type.String({ maxLength: 40 })),
    include: Type.Optional(
      Type.Object(
        {
          totals: Type.Optional(
            Type.Boolean({ description: 'One line over everything, counted anew, not added up.' }),
          ),
          emptyBuckets: Type.Optional(
            Type.Boolean({ description: 'Also the periods in which nothing happened.' }),
          ),
          compareTo: Type.Optional(
            Type.Union([
              Type.Literal('previous_period'),
              Type.Literal('previous_year'),
              Type.Array(Day, { minItems: 2, maxItems: 2 }),
            ]),
          ),
        },
        closed,
      ),
    ),
  },
  { ...closed, description: 'A question to the semantic model.' },
);
export type QueryBody = Static<typeof QueryBody>;
