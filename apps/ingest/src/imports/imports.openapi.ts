import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { REJECTION_REASONS } from '#domain/events/rejection.js';
import { DATE_FORMATS } from './cell/read-date.js';

export const ApiImportParameters = () =>
  applyDecorators(
    ApiQuery({
      name: 'dryRun',
      required: false,
      schema: { type: 'boolean', default: false },
      description: 'Say what would come of it, with every problem, and store nothing.',
    }),
    ApiQuery({
      name: 'allOrNothing',
      required: false,
      schema: { type: 'boolean', default: false },
      description: 'Check the whole file first, and take nothing when anything is wrong with it.',
    }),
    ApiQuery({
      name: 'dateFormat',
      required: false,
      enum: DATE_FORMATS,
      description: 'The order of day and month in dates such as 03/04/2026.',
    }),
    ApiQuery({
      name: 'connection',
      required: false,
      description: 'The ATS connection the file belongs to, so that its history joins the webhooks.',
    }),
    ApiQuery({
      name: 'mapping',
      required: false,
      isArray: true,
      type: String,
      description: 'What the file calls a column: hired_at:Datum in dienst. Once per column.',
    }),
    ApiQuery({
      name: 'revision',
      required: false,
      schema: { type: 'integer', minimum: 1, default: 1 },
      description: 'A number above the last one used, for a file that corrects what was imported before.',
    }),
  );

const FINDING = {
  line: { type: 'integer', description: 'The line the row begins on, from 1.' },
  column: { type: 'string', description: 'What the file calls the column.' },
  field: { type: 'string', description: 'What we call it.' },
  detail: { type: 'string' },
} as const;

export const IMPORT_ANSWER = {
  type: 'object',
  properties: {
    kind: { type: 'string' },
    dryRun: { type: 'boolean' },
    encoding: { type: 'string', enum: ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] },
    delimiter: { type: 'string', enum: ['comma', 'semicolon', 'tab'] },
    columns: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'What the file calls the columns that were read, by our names.',
    },
    ignoredColumns: { type: 'array', items: { type: 'string' }, description: 'Not read, not stored.' },
    rows: {
      type: 'object',
      properties: { read: { type: 'integer' }, withProblems: { type: 'integer' } },
    },
    events: {
      type: 'object',
      properties: {
        accepted: { type: 'integer' },
        duplicate: { type: 'integer', description: 'Taken before with the same content; counts once.' },
        rejected: { type: 'integer' },
      },
    },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          ...FINDING,
          reason: { type: 'string', enum: [...REJECTION_REASONS] },
          rejectedId: { type: 'string', description: 'Where it is kept: GET /api/v1/rejected/{rejectedId}.' },
        },
      },
    },
    leftOut: {
      type: 'array',
      description: 'Cells that were not used in rows that count all the same.',
      items: { type: 'object', properties: FINDING },
    },
    notListed: { type: 'integer', description: 'How many more there are than are listed.' },
  },
};

export const KINDS_ANSWER = {
  type: 'object',
  properties: { kinds: { type: 'array', items: { type: 'object' } } },
};
