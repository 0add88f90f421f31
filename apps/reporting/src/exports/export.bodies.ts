import { type Static, Type } from 'typebox';
import { QueryBody } from '../semantic/query/query-body.js';
import { DestinationSettings } from './deliver/destination-settings.js';
import { EXPORT_FORMAT_NAMES } from './export-format.js';

const closed = { additionalProperties: false } as const;
const Format = Type.Enum(EXPORT_FORMAT_NAMES, { description: 'What the file is to be.' });

const Text = Type.String({ maxLength: 2_000 });
/** One of the two: a question to the semantic model, or a named report. */
const question = {
  query: Type.Optional(QueryBody),
  report: Type.Optional(
    Type.String({
      maxLength: 64,
      description: 'Instead of query a named report, as GET /api/v1/reports lists it.',
    }),
  ),
  parameters: Type.Optional(
    Type.Record(Type.String({ maxLength: 64 }), Type.Union([Text, Type.Array(Text, { maxItems: 10_000 })]), {
      description: 'Of the report, as in its address: {"from": "2026-03-01", "team": ["care", "sales"]}.',
    }),
  ),
};

/** What `POST /api/v1/exports` takes. */
export const StartExport = Type.Object({ ...question, format: Format }, closed);
export type StartExport = Static<typeof StartExport>;

/** What `PUT /api/v1/export-schedules/{name}` takes. */
export const PutSchedule = Type.Object(
  {
    ...question,
    format: Format,
    cron: Type.String({
      maxLength: 100,
      description:
        'When: minute, hour, day of month, month, day of week, such as "0 6 * * 1". Not more often than every 15 minutes.',
    }),
    zone: Type.Optional(
      Type.String({
        maxLength: 64,
        description: "IANA time zone the expression is read in. Default: the organisation's.",
      }),
    ),
    destination: DestinationSettings,
    enabled: Type.Optional(Type.Boolean({ description: 'Default: true.' })),
  },
  closed,
);
export type PutSchedule = Static<typeof PutSchedule>;
