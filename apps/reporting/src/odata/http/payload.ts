import { type Row, type Value } from '../filter/evaluate.js';
import { NAMESPACE, typeName } from '../metadata/csdl.js';
import { type EntitySet, type Property } from '../metadata/entity-set.js';
import { type ResolvedRequest } from '../read/resolved-request.js';
import { type SetPage } from '../read/set-reader.js';
import { type JsonFormat } from './negotiation.js';

/** The parts of an answer that stand around the lines. */
export interface Envelope {
  /** The root of the service, with a slash at its end. */
  readonly root: string;
  readonly count: boolean;
  readonly nextLink: string | undefined;
}

/** A page as OData-JSON. */
export function collectionJson(
  { set, shown, isSelected }: ResolvedRequest,
  { rows, total }: SetPage,
  { root, count, nextLink }: Envelope,
  format: JsonFormat,
): string {
  const selected = isSelected ? `(${shown.map(({ name }) => name).join(',')})` : '';
  return JSON.stringify({
    ...(format.metadata === 'none' ? {} : { '@odata.context': `${root}$metadata#${set.name}${selected}` }),
    ...(count ? { '@odata.count': int64(total, format) } : {}),
    value: rows.map((row) => line(row, set, shown, format)),
    ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
  });
}

export function serviceDocumentJson(sets: readonly EntitySet[], root: string, format: JsonFormat): string {
  return JSON.stringify({
    ...(format.metadata === 'none' ? {} : { '@odata.context': `${root}$metadata` }),
    value: sets.map(({ name, title }) => ({ name, title, kind: 'EntitySet', url: name })),
  });
}

function line(
  row: Row,
  set: EntitySet,
  shown: readonly Property[],
  format: JsonFormat,
): Record<string, Value> {
  const isFull = format.metadata === 'full';
  // A line is worked out for the question that was asked. It has no address of its own, so its id is null.
  const fields: Record<string, Value> = isFull
    ? { '@odata.type': `#${NAMESPACE}.${typeName(set)}`, '@odata.id': null }
    : {};
  for (const { name, edm } of shown) {
    const value = row[name] ?? null;
    // Of these types a reader would take the value for another; a double may look like an integer.
    if (isFull && edm !== 'Edm.String') fields[`${name}@odata.type`] = `#${edm.slice('Edm.'.length)}`;
    fields[name] = edm === 'Edm.Int64' && typeof value === 'number' ? int64(value, format) : value;
  }
  return fields;
}

function int64(value: number, { ieee754Compatible }: JsonFormat): number | string {
  return ieee754Compatible ? String(value) : value;
}
