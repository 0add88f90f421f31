import { type AtsEvent, type AtsReader, type AtsReading, type Delivery } from '../../adapter.js';
import { at, contentKey, idAt, listAt, missing, slugOf, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';
import { dated, timeOf } from './times.js';

const HERE = '/payload/job';

/** A job that is open was opened, with the name it has now; a draft is nothing yet. */
export function changed(payload: unknown, reader: AtsReader, delivery: Delivery): AtsReading {
  const job = at(payload, 'payload', 'job');
  const id = idAt(job, 'id');
  if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the job'));
  switch (textAt(job, 'status')) {
    case 'open':
      return opened(job, id, reader);
    case 'closed':
      return closed(job, id, reader, delivery);
    default:
      return NOTHING;
  }
}

export function deleted(payload: unknown, reader: AtsReader): AtsReading {
  const id = idAt(payload, 'payload', 'job', 'id');
  if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the job'));
  return reading({
    events: [
      {
        type: 'vacancy.closed',
        key: `job:${id}:deleted`,
        data: { vacancyId: reader.code('vacancy', id), reason: 'cancelled' },
      },
    ],
  });
}

function opened(job: unknown, id: string, reader: AtsReader): AtsReading {
  const name = textAt(job, 'name');
  if (name === undefined) return problemAt(missing(`${HERE}/name`, 'The name of the job'));
  const occurredAt = timeOf(at(job, 'opened_at') ?? at(job, 'created_at'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/opened_at`, 'When it was opened'));
  const team =
    idAt(job, 'departments', 0, 'external_id') ?? slugOf(textAt(job, 'departments', 0, 'name') ?? '');
  const offices = listAt(job, 'offices').flatMap((office) => textAt(office, 'name') ?? []);
  const data = {
    vacancyId: reader.code('vacancy', id),
    title: titleOf(name),
    ...(team !== undefined && { team }),
    ...(offices.length > 0 && { location: titleOf(offices.join(', ')) }),
  };
  const key = `job:${id}:opened:${occurredAt}:${contentKey(data)}`;
  return reading({ events: [{ type: 'vacancy.opened', key, occurredAt, data }] });
}

function closed(job: unknown, id: string, reader: AtsReader, delivery: Delivery): AtsReading {
  const when = dated(delivery, job, 'closed_at');
  if (!when.ok) return problemAt(missing(`${HERE}/closed_at`, 'When it was closed'));
  const event: AtsEvent = {
    type: 'vacancy.closed',
    key: `job:${id}:closed:${when.mark}`,
    ...(when.occurredAt !== undefined && { occurredAt: when.occurredAt }),
    data: { vacancyId: reader.code('vacancy', id) },
  };
  return reading({ events: [event] });
}
