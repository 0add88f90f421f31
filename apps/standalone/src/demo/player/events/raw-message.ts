import { type OutgoingMessage } from '#shared/bus/bus.js';
import { CLICKS, PROGRAMME, SHARES, TALENT } from '#shared/bus/topics.js';
import { type EventBody } from './event-door.js';

/** The content type of a CloudEvent in structured mode, as the Kafka binding of CloudEvents asks for it. */
const STRUCTURED = { 'content-type': 'application/cloudevents+json; charset=UTF-8' } as const;

/** Which topic an event goes to, by what its type begins with. A convention of producers: every topic takes every type. */
const TOPIC_OF: readonly (readonly [topic: string, types: RegExp])[] = [
  [SHARES, /^(share|page|content)\./],
  [CLICKS, /^(click\.|vacancy\.viewed$)/],
  [
    TALENT,
    /^(application|stage|interview|offer|hired|hire|rejected|source|candidate|vacancy|employment|cost)(\.|$)/,
  ],
];
/** Whom or what an event is about, so that what is about the same stays in order. */
const KEYS = ['candidateRef', 'shareId', 'linkCode', 'advocateId'] as const;

/** The events of a delivery as messages on the raw topics, one each, as a producer of the organisation would write them. */
export function rawMessages(events: EventBody): OutgoingMessage[] {
  return textsOf(events).map((text) => {
    const { type, data, source } = fieldsOf(text);
    const topic = TOPIC_OF.find(([, types]) => types.test(type))?.[0] ?? PROGRAMME;
    const key = KEYS.map((name) => data[name]).find((value) => typeof value === 'string') ?? source;
    return { topic, key, value: Buffer.from(text), headers: STRUCTURED };
  });
}

function textsOf({ contentType, body }: EventBody): string[] {
  if (contentType === 'application/x-ndjson') return body.split('\n');
  if (contentType !== 'application/cloudevents-batch+json') return [body];
  return (JSON.parse(body) as unknown[]).map((event) => JSON.stringify(event));
}

interface Fields {
  readonly type: string;
  readonly source: string;
  readonly data: Readonly<Record<string, string | undefined>>;
}

/** What can be read of an event; some are broken on purpose, and are written all the same. */
function fieldsOf(text: string): Fields {
  try {
    const { type = '', source = '', data = {} } = JSON.parse(text) as Partial<Fields>;
    return { type, source, data };
  } catch {
    return { type: '', source: '', data: {} };
  }
}
