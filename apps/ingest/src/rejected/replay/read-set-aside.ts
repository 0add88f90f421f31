import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';
import { type AcceptedEvent, type LinkContext } from '#domain/events/accepted-event.js';
import { closed, Code, Network, PersonRef } from '#domain/events/fields.js';
import { asId, type EventKey, type Instant, type TenantId } from '#domain/ids.js';
import { parseInstant } from '#domain/time/instant.js';
import { dataProblems } from '../../accept/data-problems.js';
import { eventKey } from '../../accept/event-key.js';
import { accepted, type Judgement, refused } from '../../accept/judgement.js';
import { parseEvent } from '../../accept/parse-event.js';
import { shapeEnvelope } from '../../accept/shape-event.js';

const Text = Type.String({ minLength: 1 });
const Link = Type.Object(
  {
    by: Type.Enum(['advocate', 'company_page'] as const),
    advocateId: Type.Optional(PersonRef),
    shareId: Type.Optional(Code),
    campaignId: Type.Optional(Code),
    contentId: Type.Optional(Code),
    vacancyId: Type.Optional(Code),
    network: Network,
  },
  closed,
);
const AcceptedEnvelope = Type.Object({
  tenant: Text,
  key: Text,
  source: Text,
  id: Text,
  type: Text,
  occurredAt: Text,
  receivedAt: Text,
  data: Type.Object({}),
  link: Type.Optional(Link),
});
const isEnvelope = new Ajv({ allErrors: true, verbose: true }).compile<Static<typeof AcceptedEnvelope>>(
  AcceptedEnvelope,
);

/**
 * A message that was set aside on the log of accepted events, as the event it says to be. It is held to everything a
 * collector holds an event to, except that its source may be our own: clicks of our redirect are on that log too. What
 * it refers to is not looked up again: that was done when it was accepted. Pure.
 */
export function readSetAside(raw: Buffer, tenant: TenantId, nowMs: number): Judgement<AcceptedEvent> {
  const parsed = parseEvent(raw);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isEnvelope(value)) return refused('invalid_envelope', ...dataProblems(isEnvelope.errors ?? [], ''));
  const { key, source, id, type, occurredAt, receivedAt, data, link } = value;
  if (value.tenant !== tenant) return wrong('/tenant', 'It is of another organisation.');
  if (key !== eventKey(tenant, source, id)) return wrong('/key', 'It is not the key of this source and id.');
  for (const [pointer, text] of [
    ['/occurredAt', occurredAt],
    ['/receivedAt', receivedAt],
  ] as const) {
    if (parseInstant(text) !== text)
      return wrong(pointer, 'It is not an instant such as 2026-03-29T01:30:00.000Z.');
  }
  const shaped = shapeEnvelope({ id, source, type, time: occurredAt, dataschema: undefined, data }, nowMs);
  if (!shaped.ok) return shaped;
  const base = {
    ...shaped.value,
    tenant,
    key: asId<EventKey>(key),
    receivedAt: asId<Instant>(receivedAt),
  };
  if (base.type !== 'click.recorded') return accepted(base);
  if (link === undefined) return wrong('/link', 'A click names what its link pointed at.');
  return accepted({ ...base, link: link as LinkContext });
}

function wrong(pointer: string, what: string): Judgement<never> {
  return refused('invalid_envelope', {
    pointer,
    detail: `${what} Send it again as a CloudEvent: mended, as the body.`,
  });
}
