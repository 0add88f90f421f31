import { type EventData } from '#domain/events/catalogue.js';
import { type AtsEvent, type AtsReader, type AtsReading, type Delivery } from '../../adapter.js';
import { at, contentKey, idAt, missing, slugOf, sourceName, textAt, titleOf } from '../../payload.js';
import { allOf, NOTHING, problemAt, reading } from '../../reading.js';
import { carriedIn, answeredIn } from './custom-fields.js';
import { interviewsOf } from './interviews.js';
import { type Dated, dated, dayOf, timeOf } from './times.js';

const HERE = '/payload/application';

/** The application a payload is about, as events name it. */
interface Named {
  readonly candidateRef: string;
  readonly applicationId: string;
}

type Part = (
  named: Named,
  application: unknown,
  reader: AtsReader,
  delivery: Delivery,
  /** Greenhouse's own id of it, for keys. */
  id: string,
) => AtsReading;

export const received = ofApplication((named, application, reader, _, id) => {
  if (at(application, 'prospect') === true) return NOTHING;
  return allOf(receivedFrom(named, application, reader, id), interviewsOf(named, application, reader, id));
});

function receivedFrom(named: Named, application: unknown, reader: AtsReader, id: string): AtsReading {
  const job = idAt(application, 'jobs', 0, 'id') ?? idAt(application, 'job', 'id');
  if (job === undefined) return problemAt(missing(`${HERE}/jobs/0/id`, 'The job that was applied for'));
  const occurredAt = timeOf(at(application, 'applied_at'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/applied_at`, 'When they applied'));
  const source = sourceOf(application);
  const name = sourceName(source);
  const event: AtsEvent = {
    type: 'application.received',
    key: `application:${id}:received`,
    occurredAt,
    data: {
      ...named,
      vacancyId: reader.code('vacancy', job),
      ats: 'greenhouse',
      ...(name !== undefined && { source: name }),
      ...(source !== undefined && reader.isInternal(source) && { internal: true }),
      evidence: evidenceIn(application, source, reader),
    },
  };
  return reading({ events: [event] });
}

/**
 * The application itself, when nothing was heard of it yet: it came in before the connection was made. Nothing when the
 * delivery says too little of it.
 */
function ifUnknown(named: Named, application: unknown, reader: AtsReader, id: string): AtsReading {
  if (reader.known(id) !== undefined) return NOTHING;
  return reading({ events: receivedFrom(named, application, reader, id).events });
}

export const stageChanged = ofApplication((named, application, reader, delivery, id) => {
  if (at(application, 'prospect') === true) return NOTHING;
  const name = textAt(application, 'current_stage', 'name');
  if (name === undefined) return problemAt(missing(`${HERE}/current_stage/name`, 'The stage'));
  const when = dated(delivery, application, 'last_activity_at');
  if (!when.ok) return badTime('last_activity_at');
  const stageId = idAt(application, 'current_stage', 'id');
  const stage = reader.stageOf({ name, ...(stageId !== undefined && { id: stageId }) });
  const event: AtsEvent = {
    type: 'stage.changed',
    key: `application:${id}:stage:${stageId ?? contentKey(name)}:${when.mark}`,
    ...timeIn(when),
    data: { ...named, to: titleOf(name), ...(stage !== undefined && { stage }) },
  };
  return allOf(
    ifUnknown(named, application, reader, id),
    reading({ events: [event] }),
    interviewsOf(named, application, reader, id),
  );
});

/** Any change of an application states its source and credit again: they may have been what changed. */
export const sourceChanged = ofApplication((named, application, reader, delivery, id) => {
  if (at(application, 'prospect') === true) return NOTHING;
  const when = dated(delivery, application, 'last_activity_at');
  if (!when.ok) return badTime('last_activity_at');
  const stated = statedSource(application, reader);
  if (Object.keys(stated).length === 0) return NOTHING;
  return reading({
    events: [
      {
        type: 'source.changed',
        key: `application:${id}:source:${when.mark}:${contentKey(stated)}`,
        ...timeIn(when),
        data: { ...named, ...stated },
      },
    ],
  });
});

/**
 * The offer's dates are not when the hire was made: undone and made again, it would carry them again and be taken for
 * the hire that was undone.
 */
export const hired = ofApplication((named, application, reader, delivery, id) => {
  const when = dated(delivery, application, 'last_activity_at');
  if (!when.ok) return badTime('last_activity_at');
  const starts = at(application, 'offer', 'starts_at');
  const startsOn = dayOf(starts);
  const hire = reading({
    events: [
      {
        type: 'hired',
        key: `application:${id}:hired:${when.mark}`,
        ...timeIn(when),
        data: { ...named, ...(startsOn !== undefined && { startsOn }) },
      },
    ],
    problems:
      starts !== undefined && startsOn === undefined
        ? [missing(`${HERE}/offer/starts_at`, 'The first day of work')]
        : [],
  });
  return allOf(ifUnknown(named, application, reader, id), hire);
});

export const unhired = ofApplication((named, application, _, delivery, id) => {
  const when = dated(delivery, application, 'last_activity_at');
  if (!when.ok) return badTime('last_activity_at');
  return reading({
    events: [
      {
        type: 'hire.reversed',
        key: `application:${id}:unhired:${when.mark}`,
        ...timeIn(when),
        data: { ...named, reason: 'unhired' },
      },
    ],
  });
});

export const rejected = ofApplication((named, application, _, delivery, id) => {
  if (at(application, 'prospect') === true) return NOTHING;
  const when = dated(delivery, application, 'rejected_at');
  if (!when.ok) return badTime('rejected_at');
  const reason = slugOf(textAt(application, 'rejection_reason', 'name') ?? '');
  return reading({
    events: [
      {
        type: 'rejected',
        key: `application:${id}:rejected:${when.mark}`,
        ...timeIn(when),
        data: { ...named, ...(reason !== undefined && { reason }) },
      },
    ],
  });
});

export const unrejected = ofApplication((named, application, _, delivery, id) => {
  const when = dated(delivery, application, 'last_activity_at');
  if (!when.ok) return badTime('last_activity_at');
  return reading({
    events: [
      {
        type: 'rejection.reversed',
        key: `application:${id}:unrejected:${when.mark}`,
        ...timeIn(when),
        data: named,
      },
    ],
  });
});

export const deleted = ofApplication((named, _application, _reader, _delivery, id) =>
  reading({ events: [{ type: 'application.deleted', key: `application:${id}:deleted`, data: named }] }),
);

function ofApplication(part: Part) {
  return (payload: unknown, reader: AtsReader, delivery: Delivery): AtsReading => {
    const application = at(payload, 'payload', 'application');
    const id = idAt(application, 'id');
    if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the application'));
    const candidate = idAt(application, 'candidate', 'id') ?? idAt(application, 'candidate_id');
    if (candidate === undefined) return problemAt(missing(`${HERE}/candidate/id`, 'The id of the candidate'));
    const named = {
      candidateRef: reader.candidateRef(candidate),
      applicationId: reader.code('application', id),
    };
    return part(named, application, reader, delivery, id);
  };
}

function sourceOf(application: unknown): string | undefined {
  return textAt(application, 'source', 'name') ?? textAt(application, 'source', 'public_name');
}

function creditedTo(application: unknown, reader: AtsReader): string | undefined {
  const email = textAt(application, 'credited_to', 'email');
  const employeeId = idAt(application, 'credited_to', 'employee_id');
  return reader.advocateOf({
    ...(email !== undefined && { email }),
    ...(employeeId !== undefined && { employeeId }),
  });
}

function statedSource(
  application: unknown,
  reader: AtsReader,
): Pick<EventData<'source.changed'>, 'source' | 'channel' | 'creditedTo'> {
  const source = sourceOf(application);
  const name = sourceName(source);
  const channel = source === undefined ? undefined : reader.channelOf(source);
  const credited = creditedTo(application, reader);
  return {
    ...(name !== undefined && { source: name }),
    ...(channel !== undefined && { channel }),
    ...(credited !== undefined && { creditedTo: credited }),
  };
}

function evidenceIn(
  application: unknown,
  source: string | undefined,
  reader: AtsReader,
): NonNullable<EventData<'application.received'>['evidence']> {
  const channel = source === undefined ? undefined : reader.channelOf(source);
  const credited = creditedTo(application, reader);
  return [
    ...carriedIn(application, reader),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
    ...(credited === undefined ? [] : [{ kind: 'credited_to' as const, advocateId: credited }]),
    ...answeredIn(application, reader),
  ];
}

function timeIn(when: Extract<Dated, { ok: true }>): { readonly occurredAt?: string } {
  return when.occurredAt === undefined ? {} : { occurredAt: when.occurredAt };
}

function badTime(field: string): AtsReading {
  return problemAt(missing(`${HERE}/${field}`, 'A time in one of the three forms Greenhouse writes'));
}
