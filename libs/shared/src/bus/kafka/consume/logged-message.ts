import { type IHeaders, type KafkaMessage } from 'kafkajs';
import { type LoggedMessage, type MessageHeaders } from '../../bus.js';

type HeaderValue = NonNullable<IHeaders[string]>;

/**
 * A message as any producer may have written it: without a key or a value, with headers that are bytes or have the same
 * name twice. What is not there is empty; bytes are read as UTF-8; of one name the last counts.
 */
export function loggedMessage({ offset, key, value, headers }: KafkaMessage): LoggedMessage {
  return {
    offset: Number(offset),
    key: key?.toString('utf8') ?? '',
    value: value ?? Buffer.alloc(0),
    headers: headers === undefined ? {} : texts(headers),
  };
}

function texts(headers: IHeaders): MessageHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, textOf(value as HeaderValue | null | undefined)]),
  );
}

function textOf(value: HeaderValue | null | undefined): string {
  const last = Array.isArray(value) ? value.at(-1) : value;
  return last?.toString() ?? '';
}
