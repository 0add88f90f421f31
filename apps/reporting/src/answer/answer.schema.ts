import { Type } from 'typebox';
import { FILTERS } from '../parameters/report-query.js';

const texts = Type.Array(Type.String());
const record = <V>(value: object) =>
  Type.Unsafe<Record<string, V>>({ type: 'object', additionalProperties: value });
const closed = { additionalProperties: false } as const;

export const ColumnSchema = Type.Object(
  {
    name: Type.String({
      description: 'The key in the rows, and the name of the column in Parquet and Arrow.',
    }),
    title: Type.String({ description: 'The header in CSV.' }),
    type: Type.Enum(['text', 'integer', 'number'] as const),
    unit: Type.String(),
    definition: Type.String(),
  },
  closed,
);

const SuppressionSchema = Type.Object(
  { dimension: Type.String(), groups: Type.Integer(), shownAs: Type.String(), reason: Type.String() },
  { ...closed, description: 'What was added together so that it says nothing about single people.' },
);

const WarningSchema = Type.Object(
  { code: Type.String(), detail: Type.String() },
  { ...closed, description: 'Something the reader of the answer must know.' },
);

const QuerySchema = Type.Object(
  {
    report: Type.String(),
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
    zone: Type.String(),
    asKnownAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    choices: record<string>({ type: 'string' }),
    filters: Type.Object(
      Object.fromEntries(FILTERS.map((name) => [name, texts])) as Record<
        (typeof FILTERS)[number],
        typeof texts
      >,
      closed,
    ),
    order: Type.Array(
      Type.Object({ column: Type.String(), direction: Type.Enum(['asc', 'desc'] as const) }, closed),
    ),
    limit: Type.Integer(),
  },
  { ...closed, description: 'The question with every default filled in.' },
);

const MetaSchema = Type.Object(
  {
    dataAsOf: Type.String({ format: 'date-time', description: 'Every event stored by then is counted.' }),
    asKnownAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
      description: 'The moment whose knowledge is counted; null is dataAsOf.',
    }),
    settingsVersion: Type.Integer({ description: 'The attribution settings whose ledger was read.' }),
    zone: Type.String(),
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
    source: Type.Enum(['rollup', 'raw', 'mixed'] as const),
    suppressed: Type.Array(SuppressionSchema),
    warnings: Type.Array(WarningSchema),
    total: Type.Integer({ description: 'Rows of all pages together.' }),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);

/** An answer as JSON, for the API's description; a test holds every report's answer against it. */
export const AnswerSchema = Type.Object(
  {
    data: Type.Array(
      record<string | number | null>({ anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] }),
      { description: 'One object per row, by column name; null where a number would not be true.' },
    ),
    columns: Type.Array(ColumnSchema),
    meta: MetaSchema,
    query: QuerySchema,
  },
  closed,
);
