import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { AnswerSchema } from '../answer/answer.schema.js';
import { FORMATS } from '../answer/formats/formats.js';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../parameters/read-parameters.js';
import { FILTERS } from '../parameters/report-query.js';
import { REPORTS } from './catalogue.js';

/** Describes the one route all reports share; its parameters are made from the reports themselves. */
export function ApiReport(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      summary: 'One report, in the format of its suffix',
      description: [
        'Which parameters a report takes is in the catalogue. Every format but JSON gives up to the largest page at once; a Link header leads to more.',
        ...FORMATS.map(({ suffix, description }) => `- \`.${suffix}\`: ${description}`),
      ].join('\n'),
    }),
    ApiParam({
      name: 'file',
      enum: REPORTS.flatMap(({ name }) => FORMATS.map(({ suffix }) => `${name}.${suffix}`)),
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
    query(
      'limit',
      `Rows of one page. Default: ${String(DEFAULT_LIMIT)}, and ${String(MAX_LIMIT)} for files.`,
      {
        type: 'integer',
        minimum: 1,
        maximum: MAX_LIMIT,
      },
    ),
    query('cursor', 'nextCursor of the page before.', { type: 'string' }),
    ApiResponse({
      status: 200,
      description: 'The rows; as JSON with their columns, how they came about (meta) and the resolved query.',
      content: Object.fromEntries(
        FORMATS.map(({ contentType, isFile }) => [
          contentType.split(';', 1)[0] ?? contentType,
          { schema: isFile ? BYTES : openApiSchema(AnswerSchema) },
        ]),
      ),
      headers: HEADERS,
    }),
    ApiResponse({ status: 304, description: 'Nothing changed since the answer that If-None-Match names.' }),
  );
}

const BYTES = { type: 'string', format: 'binary' };

const HEADERS = Object.fromEntries(
  Object.entries({
    etag: 'Changes when anything that is said changes; the moment of reading alone does not. Send it back as If-None-Match.',
    link: 'rel="next" leads to the rows that did not fit into a file.',
    'manyhands-data-as-of': 'meta.dataAsOf: every event stored by then is counted.',
    'manyhands-as-known-at': 'meta.asKnownAt, when it was asked.',
    'manyhands-settings-version': 'meta.settingsVersion.',
    'manyhands-zone': 'meta.zone.',
    'manyhands-total-rows': 'meta.total: rows of all pages together.',
    'manyhands-warnings': 'The codes of meta.warnings.',
    'manyhands-suppressed': 'What was added together: dimension;groups=n.',
  }).map(([name, description]) => [name, { description, schema: { type: 'string' as const } }]),
);

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
