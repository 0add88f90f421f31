import { type RejectionReason } from '#domain/events/rejection.js';
import { type MessageHeaders } from '#shared/bus/bus.js';
import { sampleEvent, vacancyOpened } from './sample-events.js';

/** A message that can never be accepted, and for which reason. */
export interface PoisonMessage {
  readonly kind: string;
  readonly value: Buffer;
  readonly headers?: MessageHeaders;
  readonly reason: RejectionReason;
}

const BINARY = {
  ce_specversion: '1.0',
  ce_id: 'poison-binary',
  ce_source: 'hr-system',
  ce_type: 'vacancy.opened',
  ce_time: '2026-03-29T01:30:00Z',
};

/** Everything a producer can get wrong, each kind once. Identities are unique to `run`. */
export function poisonMessages(run: string): PoisonMessage[] {
  let count = 0;
  const opened = (fields: object = {}) =>
    vacancyOpened('v-poison', { id: `${run}-poison-${String(++count)}`, ...fields });
  const json = (kind: string, reason: RejectionReason, event: object): PoisonMessage => ({
    kind,
    reason,
    value: Buffer.from(JSON.stringify(event)),
  });
  const text = (kind: string, reason: RejectionReason, value: string): PoisonMessage => ({
    kind,
    reason,
    value: Buffer.from(value),
  });
  const data = (value: string) => JSON.stringify(opened()).replace(/"data":\{[^}]*\}/, `"data":${value}`);
  const binary = (
    kind: string,
    reason: RejectionReason,
    value: string,
    headers: MessageHeaders = {},
  ): PoisonMessage => ({
    kind,
    reason,
    value: Buffer.from(value),
    headers: { ...BINARY, ce_id: `${run}-poison-${String(++count)}`, ...headers },
  });
  const conflicting = { id: `${run}-first`, source: 'hr-system' };
  return [
    text('no value', 'not_json', ''),
    text('JSON that ends too early', 'not_json', JSON.stringify(opened()).slice(0, -2)),
    text('NaN', 'not_json', data('{"vacancyId":NaN,"title":"A"}')),
    {
      kind: 'bytes that are no text',
      reason: 'undecodable',
      value: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    },
    json('a value of 900 kB', 'too_large', opened({ comexample: 'x'.repeat(900_000) })),
    text('a thousand levels', 'too_deep', data(`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`)),
    text('a NUL character', 'invalid_text', data('{"vacancyId":"v","title":"a\\u0000b"}')),
    text('half a surrogate pair', 'invalid_text', data('{"vacancyId":"v","title":"\\ud800"}')),
    json('a list', 'invalid_envelope', [opened()]),
    json('a source of our own', 'invalid_envelope', opened({ source: 'manyhands/redirect' })),
    json('no identity', 'missing_identity', opened({ id: undefined })),
    json('an unknown type', 'unknown_type', opened({ type: 'vacancy.sold' })),
    json('an unknown version of CloudEvents', 'unknown_version', opened({ specversion: '0.3' })),
    json(
      'an unknown version of the schema',
      'unknown_version',
      opened({ dataschema: 'urn:manyhands:schema:vacancy.opened:v9' }),
    ),
    json('data that breaks the schema', 'invalid_data', opened({ data: { vacancyId: 'v 1' } })),
    json('the year 9999', 'time_out_of_range', opened({ time: '9999-12-31T23:59:59Z' })),
    json('a stranger', 'unknown_reference', sampleEvent('advocate.left', { advocateId: `${run}-nobody` })),
    json('another content under a known identity', 'identity_conflict', vacancyOpened('v-2', conflicting)),
    json(
      'a candidate merged into itself',
      'cycle',
      sampleEvent('candidate.merged', { candidateRef: 'c-1', mergedRef: 'c-1' }, { id: `${run}-cycle` }),
    ),
    {
      ...json('batch mode', 'undecodable', [opened()]),
      headers: { 'content-type': 'application/cloudevents-batch+json' },
    },
    {
      ...json('a format nobody reads', 'undecodable', opened()),
      headers: { 'content-type': 'application/cloudevents+avro' },
    },
    binary('binary mode with data that is not JSON', 'not_json', '{},"source":"another"'),
    binary('binary mode with XML', 'invalid_envelope', '<a/>', { 'content-type': 'application/xml' }),
    binary('binary mode without data', 'invalid_envelope', ''),
    binary('binary mode without identity', 'missing_identity', '{"vacancyId":"v","title":"A"}', {
      ce_id: '',
    }),
  ];
}
