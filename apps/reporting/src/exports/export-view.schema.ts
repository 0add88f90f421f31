import { Type } from 'typebox';
import { DestinationSettings } from './deliver/destination-settings.js';
import { EXPORT_FORMAT_NAMES } from './export-format.js';
import { EXPORT_STATES } from './store/export-job.js';

const orNull = (type: 'string' | 'integer' | 'number', description: string) =>
  Type.Unsafe<unknown>({ type: [type, 'null'], description });
const Question = Type.Unsafe<unknown>({
  type: 'object',
  description: 'What it answers: { query } or { report, parameters }, as it was asked.',
});
const Format = Type.Enum(EXPORT_FORMAT_NAMES);

/** `ExportView` as the API's description has it. */
export const ExportViewSchema = Type.Object({
  id: Type.String(),
  state: Type.Enum(EXPORT_STATES),
  format: Format,
  progress: Type.Object({
    rows: orNull('integer', 'Null for Parquet and Arrow queries, which do not tell.'),
    bytes: Type.Integer(),
    fraction: orNull('number', 'Null when it is not known how many rows there will be.'),
  }),
  createdAt: Type.String({ format: 'date-time' }),
  endedAt: orNull('string', 'When it was done, failed or was cancelled.'),
  expiresAt: orNull('string', 'Until when the file can be downloaded.'),
  dataAsOf: orNull('string', 'The moment its numbers speak of.'),
  sha256: orNull('string', 'Of the file, hexadecimal.'),
  size: orNull('integer', 'Of the file, in bytes.'),
  file: orNull('string', 'Path of the file, when there is one.'),
  failure: orNull('string', 'Why it failed, or why the attempt before this one did.'),
  question: Question,
  schedule: Type.Union([
    Type.Object({
      name: Type.String(),
      dueAt: Type.String({ format: 'date-time' }),
      destination: DestinationSettings,
      delivery: Type.Unsafe<unknown>({
        type: ['string', 'null'],
        enum: ['waiting', 'delivered', 'failed', null],
      }),
      deliveredTo: orNull('string', 'Where the file was put.'),
      failure: orNull('string', 'Why it could not be delivered yet, or at all.'),
    }),
    Type.Null(),
  ]),
});
export const ExportListSchema = Type.Object({ exports: Type.Array(ExportViewSchema) });

/** `ScheduleView` as the API's description has it. */
export const ScheduleViewSchema = Type.Object({
  name: Type.String(),
  question: Question,
  format: Format,
  cron: Type.String(),
  zone: Type.String(),
  destination: DestinationSettings,
  enabled: Type.Boolean(),
  putAt: Type.String({ format: 'date-time' }),
  nextRunAt: orNull('string', 'Null while it is disabled.'),
  lastRunAt: orNull('string', 'When the last run was due; how it went, its export says.'),
});
export const ScheduleListSchema = Type.Object({ schedules: Type.Array(ScheduleViewSchema) });
