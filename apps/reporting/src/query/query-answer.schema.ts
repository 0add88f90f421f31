import { Type } from 'typebox';

const Text = Type.String();
const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()]);
const Line = Type.Record(Type.String(), Cell, {
  description: 'A value per column; null where a number would not be true.',
});
const Day = Type.String({ format: 'date' });
const Days = Type.Object({ from: Day, to: Day });

/** The shape of {@link QueryAnswer}, for the description of the API and the clients that are made from it. */
export const QueryAnswerSchema = Type.Object({
  data: Type.Array(Line),
  columns: Type.Array(
    Type.Object({
      name: Text,
      title: Text,
      definition: Text,
      unit: Text,
      kind: Type.Enum(['dimension', 'measure', 'time'] as const),
      type: Type.Enum(['text', 'integer', 'number', 'day', 'instant'] as const),
      isNullable: Type.Boolean(),
    }),
  ),
  meta: Type.Object({
    dataAsOf: Type.String({ format: 'date-time', description: 'What was received by then is counted.' }),
    asKnownAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    settingsVersion: Type.Integer(),
    modelVersion: Type.Integer(),
    zone: Text,
    from: Day,
    to: Day,
    source: Type.Enum(['rollup', 'raw', 'mixed'] as const),
    minGroupSize: Type.Integer(),
    suppressed: Type.Array(
      Type.Object({ dimension: Text, groups: Type.Integer(), shownAs: Text, reason: Text }),
    ),
    warnings: Type.Array(Type.Object({ code: Text, detail: Text })),
    total: Type.Integer({ description: 'Lines of all pages together.' }),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
    totals: Type.Union([Line, Type.Null()]),
    comparedWith: Type.Union([Days, Type.Null()]),
    cost: Type.Object({ ms: Type.Integer() }),
  }),
  query: Type.Record(Type.String(), Type.Unknown(), {
    description: 'The question with every default filled in.',
  }),
});
