import {
  type AtsEvent,
  type AtsReader,
  type AtsReading,
  type Delivery,
  type Evidence,
} from '../../adapter.js';
import { at, contentKey, idAt, listAt, missing, slugOf, sourceName, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';
import { placedIn } from './placement.js';

interface Placement {
  readonly id: string;
  readonly offerId: string;
  readonly named: { readonly candidateRef: string; readonly applicationId: string };
}

/** Somebody new. Without a job, or in a talent pool, they have not applied for anything. */
export function created(payload: unknown, reader: AtsReader): AtsReading {
  const inside = at(payload, 'payload');
  if (idAt(inside, 'candidate', 'id') === undefined) return noCandidate();
  const placement = placementIn(inside, reader);
  if (placement === undefined || isTalentPool(inside)) return NOTHING;
  return reading({ events: [received(placement, inside, textAt(payload, 'event_subtype'), reader)] });
}

/** Somebody who was there already was put on a job; the one they came for was told of when they came. */
export function assigned(payload: unknown, reader: AtsReader): AtsReading {
  const inside = at(payload, 'payload');
  const placement = placementIn(inside, reader);
  if (placement === undefined || isTalentPool(inside)) return NOTHING;
  if (reader.known(placement.id) !== undefined) return NOTHING;
  return reading({ events: [received(placement, inside, undefined, reader)] });
}

export function moved(payload: unknown, reader: AtsReader, delivery: Delivery): AtsReading {
  const inside = at(payload, 'payload');
  if (isTalentPool(inside)) return NOTHING;
  const placement = placementIn(inside, reader);
  if (placement === undefined) {
    return idAt(inside, 'candidate', 'id') === undefined
      ? noCandidate()
      : problemAt(missing('/payload/offer/id', 'The job'));
  }
  const { id, named } = placement;
  // No delivery says when, and not every one has an id: then the delivery itself tells a second move from the first.
  const mark = idAt(payload, 'id') ?? contentKey(delivery.body.toString('base64'));
  switch (textAt(payload, 'event_subtype')) {
    case 'stage_changed':
      return stageChanged(placement, inside, mark, reader);
    case 'disqualified': {
      const reason = slugOf(textAt(inside, 'details', 'disqualify_reason', 'name') ?? '');
      const data = { ...named, ...(reason !== undefined && { reason }) };
      return reading({ events: [{ type: 'rejected', key: `application:${id}:rejected:${mark}`, data }] });
    }
    case 'requalified':
      return reading({
        events: [{ type: 'rejection.reversed', key: `application:${id}:requalified:${mark}`, data: named }],
      });
    default:
      return NOTHING;
  }
}

export function deleted(payload: unknown, reader: AtsReader): AtsReading {
  const id = idAt(payload, 'payload', 'candidate', 'id');
  if (id === undefined) return noCandidate();
  return reading({
    events: [
      {
        type: 'candidate.deleted',
        key: `candidate:${id}:deleted`,
        data: { candidateRef: reader.candidateRef(id) },
      },
    ],
  });
}

/** There is no delivery for a hire: it is a move to a stage of that kind, and undone by a move out of it. */
function stageChanged(
  { id, named }: Placement,
  inside: unknown,
  mark: string,
  reader: AtsReader,
): AtsReading {
  const to = textAt(inside, 'details', 'to_stage', 'name');
  if (to === undefined) return problemAt(missing('/payload/details/to_stage/name', 'The stage'));
  const from = textAt(inside, 'details', 'from_stage', 'name');
  const stage = stageIn(inside, 'to_stage', reader);
  const events: AtsEvent[] = [
    {
      type: 'stage.changed',
      key: `application:${id}:stage:${mark}`,
      data: {
        ...named,
        ...(from !== undefined && { from: titleOf(from) }),
        to: titleOf(to),
        ...(stage !== undefined && { stage }),
      },
    },
  ];
  const wasHired = reader.known(id)?.isHired ?? stageIn(inside, 'from_stage', reader) === 'hire';
  if (stage === 'hire') events.push({ type: 'hired', key: `application:${id}:hired:${mark}`, data: named });
  else if (wasHired)
    events.push({
      type: 'hire.reversed',
      key: `application:${id}:unhired:${mark}`,
      data: { ...named, reason: 'moved-back' },
    });
  return reading({ events });
}

function stageIn(inside: unknown, which: 'from_stage' | 'to_stage', reader: AtsReader) {
  const id = idAt(inside, 'details', which, 'id');
  const name = textAt(inside, 'details', which, 'name');
  const kind = textAt(inside, 'details', which, 'category');
  return reader.stageOf({
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(kind !== undefined && { kind }),
  });
}

function received(
  { id, offerId, named }: Placement,
  inside: unknown,
  subtype: string | undefined,
  reader: AtsReader,
): AtsEvent {
  const source = textAt(inside, 'candidate', 'source') ?? textAt(inside, 'candidate', 'sources', 0);
  const name = sourceName(source);
  return {
    type: 'application.received',
    key: `application:${id}:received`,
    data: {
      ...named,
      vacancyId: reader.code('vacancy', offerId),
      ats: 'recruitee',
      ...(name !== undefined && { source: name }),
      ...(source !== undefined && reader.isInternal(source) && { internal: true }),
      evidence: evidenceIn(inside, source ?? subtype, reader),
    },
  };
}

function evidenceIn(inside: unknown, source: string | undefined, reader: AtsReader): Evidence[] {
  const channel = source === undefined ? undefined : reader.channelOf(source);
  const { clickIdField, answerField } = reader.settings;
  return [
    ...fieldsIn(inside, clickIdField).flatMap((text) => reader.carried(text)),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
    ...fieldsIn(inside, answerField).flatMap((text) => reader.answered(text)),
  ];
}

/** The texts of a candidate's custom field of this name. */
function fieldsIn(inside: unknown, name: string | undefined): string[] {
  if (name === undefined) return [];
  const wanted = name.trim().toLowerCase();
  return listAt(inside, 'candidate', 'fields')
    .filter((field) => textAt(field, 'name')?.toLowerCase() === wanted)
    .flatMap((field) => listAt(field, 'values'))
    .flatMap((value) => textAt(value, 'text') ?? []);
}

function placementIn(inside: unknown, reader: AtsReader): Placement | undefined {
  const placed = placedIn(inside);
  if (placed === undefined) return undefined;
  const { id, candidate, offer } = placed;
  const named = {
    candidateRef: reader.candidateRef(candidate),
    applicationId: reader.code('application', id),
  };
  return { id, offerId: offer, named };
}

function isTalentPool(inside: unknown): boolean {
  return (textAt(inside, 'offer', 'kind') ?? textAt(inside, 'offers', 0, 'kind')) === 'talent_pool';
}

function noCandidate(): AtsReading {
  return problemAt(missing('/payload/candidate/id', 'The id of the candidate'));
}
