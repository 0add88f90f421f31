import { ProblemError } from '#shared/errors/problem.js';

/** How the events of a request are written. */
export type EventsFormat = 'json' | 'batch' | 'ndjson';

const FORMATS: ReadonlyMap<string, EventsFormat> = new Map([
  ['application/json', 'json'],
  ['application/cloudevents+json', 'json'],
  ['application/cloudevents-batch+json', 'batch'],
  ['application/x-ndjson', 'ndjson'],
  ['application/ndjson', 'ndjson'],
]);

/** The format a content type stands for; parameters such as the charset are not looked at, the bytes decide. */
export function eventsFormat(contentType: string | undefined): EventsFormat {
  const format = FORMATS.get((contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '');
  if (format !== undefined) return format;
  throw new ProblemError('unsupported-media-type', {
    detail: `Events are read as one of: ${[...FORMATS.keys()].join(', ')}.`,
  });
}
