import { nonsense } from '../errors/odata-error.js';

/** A query option before its value is decoded. No `=` is no value, which is not the same as an empty one. */
export interface RawOption {
  readonly name: string;
  readonly value: string | undefined;
}

/** Splits first and decodes afterwards (URL Conventions 2): an encoded `&` or `=` is part of a value. */
export function namesAndValues(query: string): RawOption[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const rawName = equals < 0 ? part : part.slice(0, equals);
      const rawValue = equals < 0 ? undefined : part.slice(equals + 1);
      return { name: decoded(rawName, 'a query option'), value: asForm(rawName, rawValue) };
    });
}

/**
 * OData writes a space as %20 and leaves + alone; HTML forms write + for a space and %2B for a plus. Clients that encode
 * like a form (Python's requests, URLSearchParams) also encode the dollar sign, and so give themselves away.
 */
function asForm(rawName: string, rawValue: string | undefined): string | undefined {
  return /^%(24|40)/.test(rawName) ? rawValue?.replaceAll('+', '%20') : rawValue;
}

/** @param target what a refusal names as the place */
export function decoded(text: string, target: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw nonsense(target, 'is not percent-encoded UTF-8');
  }
}
