import { type Static, Type } from 'typebox';
import { STAGES } from '#domain/events/talent.js';
import { QueryBody } from '../semantic/query/query-body.js';

const closed = { additionalProperties: false } as const;

/** Longest time a funnel may give an application, in days. */
const MOST_DAYS = 1_000;

/** A question about how far applications come. */
export const FunnelBody = Type.Object(
  {
    steps: Type.Optional(
      Type.Array(Type.Enum(STAGES), {
        minItems: 2,
        uniqueItems: true,
        description: 'Stages in the order of recruitment. Default: all of them.',
      }),
    ),
    withinDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MOST_DAYS,
        description:
          'A step counts when it was reached within so many days of the application; applications that have not had as long yet are left out. Default: whenever it was reached.',
      }),
    ),
    breakdown: Type.Optional(Type.Enum(['total', 'vacancy'] as const)),
    vacancies: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { maxItems: 10_000 })),
    timeDimension: Type.Optional(
      Type.Object(
        {
          dateRange: QueryBody.properties.timeDimension.properties.dateRange,
          zone: QueryBody.properties.timeDimension.properties.zone,
        },
        { ...closed, description: 'The local days on which the applications came in.' },
      ),
    ),
    asKnownAt: QueryBody.properties.asKnownAt,
  },
  { ...closed, description: 'A funnel of the applications received in a period.' },
);
export type FunnelBody = Static<typeof FunnelBody>;

const Rate = Type.Union([Type.Number(), Type.Null()]);
const Text = Type.String();

/** The shape of a {@link FunnelAnswer}. */
export const FunnelAnswerSchema = Type.Object({
  data: Type.Array(
    Type.Object({
      vacancy: Type.Optional(Text),
      mobility: Type.Enum(['external', 'internal'] as const),
      step: Type.Enum(STAGES),
      applications: Type.Integer({ description: 'That stand at this step and at every step before it.' }),
      fromPrevious: Rate,
      fromPreviousLow: Rate,
      fromPreviousHigh: Rate,
      fromFirst: Rate,
      fromFirstLow: Rate,
      fromFirstHigh: Rate,
      medianDays: Type.Union([Type.Number(), Type.Null()], {
        description: 'Half of these applications reached the step within so many days of applying.',
      }),
    }),
  ),
  meta: Type.Object({
    dataAsOf: Type.String({ format: 'date-time' }),
    asKnownAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    settingsVersion: Type.Integer(),
    zone: Text,
    from: Text,
    to: Text,
    leftOut: Type.Integer({ description: 'Applications that have not had withinDays yet.' }),
  }),
  query: Type.Record(Type.String(), Type.Unknown()),
});
export type FunnelAnswer = Static<typeof FunnelAnswerSchema>;
