import { ODataError } from '../errors/odata-error.js';

/** How much is said about the lines besides their values, and how numbers are written that a double cannot hold. */
export interface JsonFormat {
  readonly metadata: 'minimal' | 'none' | 'full';
  /** Int64 as text. */
  readonly ieee754Compatible: boolean;
}

const DEFAULT: JsonFormat = { metadata: 'minimal', ieee754Compatible: false };

/** The `Content-Type` of an answer in a format. Named by us, the character set keeps the web server from writing it anew. */
export function contentTypeOf({ metadata, ieee754Compatible }: JsonFormat): string {
  return `application/json;odata.metadata=${metadata}${ieee754Compatible ? ';IEEE754Compatible=true' : ''};charset=utf-8`;
}

/**
 * The JSON a client asks for. `$format` goes before `Accept`.
 * @throws 415 for a `$format` and 406 for an `Accept` that names nothing we write
 */
export function jsonFormat(accept: string | undefined, format: string | undefined): JsonFormat {
  const isJson = (type: string): boolean => type === 'application/json' || type === 'json';
  return chosen(accept, format, isJson, 'application/json', 'JSON', jsonParameters);
}

/** Whether `$metadata` may be written, which is XML and nothing else. */
export function requireXml(accept: string | undefined, format: string | undefined): void {
  const isXml = (type: string): boolean => ['application/xml', 'text/xml', 'xml'].includes(type);
  chosen(accept, format, isXml, 'application/xml', 'XML', () => DEFAULT);
}

function chosen(
  accept: string | undefined,
  format: string | undefined,
  isOurs: (type: string) => boolean,
  type: string,
  name: string,
  read: (parameters: readonly Parameter[]) => JsonFormat | undefined,
): JsonFormat {
  if (format !== undefined) {
    const range = mediaRange(format);
    const found = isOurs(range.type) ? read(range.parameters) : undefined;
    if (found !== undefined) return found;
    throw new ODataError('UnsupportedFormat', `$format: this is written as ${name} only`, '$format');
  }
  if (accept === undefined || accept.trim() === '') return DEFAULT;
  const acceptable = accept
    .split(',')
    .map(mediaRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .flatMap((range) => {
      if (range.type === '*/*' || range.type === `${type.split('/')[0] ?? ''}/*`) return DEFAULT;
      return (isOurs(range.type) ? read(range.parameters) : undefined) ?? [];
    });
  const [best] = acceptable;
  if (best !== undefined) return best;
  throw new ODataError('NotAcceptable', `Accept: this is written as ${name} only`, 'Accept');
}

type Parameter = readonly [name: string, value: string];

/** A parameter nobody knows makes the format one that is not written here (Protocol 8.2.1). */
function jsonParameters(parameters: readonly Parameter[]): JsonFormat | undefined {
  let found = DEFAULT;
  for (const [name, value] of parameters) {
    const metadata = (['minimal', 'none', 'full'] as const).find((level) => level === value);
    if ((name === 'odata.metadata' || name === 'metadata') && metadata !== undefined) {
      found = { ...found, metadata };
    } else if (name === 'ieee754compatible' && (value === 'true' || value === 'false')) {
      found = { ...found, ieee754Compatible: value === 'true' };
    } else if (
      name === 'charset' ? value !== 'utf-8' : !(name === 'odata.streaming' || name === 'streaming')
    ) {
      return undefined;
    }
  }
  return found;
}

function mediaRange(text: string): {
  readonly type: string;
  readonly parameters: readonly Parameter[];
  readonly quality: number;
} {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase());
  const all = rest
    .filter((part) => part !== '')
    .map((part): Parameter => {
      const [name = '', value = ''] = part.split('=').map((side) => side.trim());
      return [name, value.replace(/^"(.*)"$/, '$1')];
    });
  const quality = all.find(([name]) => name === 'q');
  return {
    type,
    parameters: all.filter(([name]) => name !== 'q'),
    quality: quality === undefined ? 1 : Number(quality[1]) || 0,
  };
}
