import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiQuery } from '@nestjs/swagger';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../parameters/read-parameters.js';
import { FILTERS } from '../parameters/report-query.js';
import { REPORTS } from './catalogue.js';

export const FORMATS = ['json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Describes the one route all reports share; its parameters are made from the reports themselves. */
export function ApiReport(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      summary: 'One report, as JSON or CSV by its suffix',
      description:
        'Which parameters a report takes is in the catalogue. CSV gives up to the largest page at once; a Link header leads to more.',
    }),
    ApiParam({
      name: 'file',
      enum: REPORTS.flatMap(({ name }) => FORMATS.map((format) => `${name}.${format}`)),
    }),
    query(
      'from',
      'First local day, inclusive. Default: thirty days until to, or as many as the report needs.',
      {
        type: 'string',
        format: 'date',
      },
    ),
    query('to', 'Last local day, inclusive. Default: the last day with data.', {
      type: 'string',
      format: 'date',
    }),
    query('zone', "IANA time zone that cuts the days. Default: the organisation's.", { type: 'string' }),
    query(
      'asKnownAt',
      'A moment in the past: the answer as it was known then, whatever came in or was corrected since. Default: now.',
      { type: 'string', format: 'date-time' },
    ),
    ...choiceQueries(),
    ...FILTERS.map((name) => query(name, `${reportsWith(name)}. Repeat for several values.`, TEXTS)),
    query('order', 'column, column:asc or column:desc. Repeat for more.', TEXTS),
    query('limit', `Rows of one page. Default: ${String(DEFAULT_LIMIT)}, and ${String(MAX_LIMIT)} for CSV.`, {
      type: 'integer',
      minimum: 1,
      maximum: MAX_LIMIT,
    }),
    query('cursor', 'nextCursor of the page before.', { type: 'string' }),
    ApiProduces('application/json', 'text/csv'),
    ApiOkResponse({
      description: 'The rows with their columns, how they came about (meta) and the resolved query.',
    }),
  );
}

type QuerySchema = NonNullable<Extract<Parameters<typeof ApiQuery>[0], { schema?: unknown }>['schema']>;
const TEXTS: QuerySchema = { type: 'array', items: { type: 'string' } };

function query(name: string, description: string, schema: QuerySchema): MethodDecorator {
  return ApiQuery({ name, description, required: false, schema });
}

/** Several reports have a choice of the same name, each with its own values. */
function choiceQueries(): MethodDecorator[] {
  const choices = REPORTS.flatMap((report) =>
    report.choices.map((choice) => ({ report: report.name, ...choice })),
  );
  return [...Map.groupBy(choices, ({ name }) => name)].map(([name, ofName]) =>
    query(
      name,
      ofName
        .map(({ report, values, fallback }) => `${report}: ${values.join(', ')} (default ${fallback})`)
        .join('. '),
      {
        type: 'string',
        enum: [...new Set(ofName.flatMap(({ values }) => values))],
      },
    ),
  );
}

function reportsWith(filter: string): string {
  const names = REPORTS.filter(({ filters }) => filters.some((name) => name === filter)).map(
    ({ name }) => name,
  );
  return `Filter of ${names.join(', ')}`;
}
