import { type AtsReader, type AtsReading } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, contentKey, idAt, missing, slugOf, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';

const HERE = '/data/job';

/** A job that is open was opened, with the name it has now; a draft is nothing yet. */
export function changed(payload: unknown, reader: AtsReader): AtsReading {
  const job = at(payload, 'data', 'job');
  const id = idAt(job, 'id');
  if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the job'));
  switch (textAt(job, 'status')?.toLowerCase()) {
    case 'open':
      return opened(job, id, reader);
    case 'closed':
    case 'archived':
      return closed(job, id, reader);
    default:
      return NOTHING;
  }
}

function opened(job: unknown, id: string, reader: AtsReader): AtsReading {
  const title = textAt(job, 'title');
  if (title === undefined) return problemAt(missing(`${HERE}/title`, 'The title of the job'));
  const occurredAt = readInstant(at(job, 'openedAt')) ?? readInstant(at(job, 'createdAt'));
  const team = slugOf(textAt(job, 'departmentId') ?? '');
  const data = {
    vacancyId: reader.code('vacancy', id),
    title: titleOf(title),
    ...(team !== undefined && { team }),
  };
  const key = `job:${id}:opened:${contentKey(occurredAt, data)}`;
  return reading({
    events: [{ type: 'vacancy.opened', key, ...(occurredAt !== undefined && { occurredAt }), data }],
  });
}

function closed(job: unknown, id: string, reader: AtsReader): AtsReading {
  const occurredAt = readInstant(at(job, 'closedAt'));
  const key = `job:${id}:closed:${occurredAt ?? ''}`;
  const data = { vacancyId: reader.code('vacancy', id) };
  return reading({
    events: [{ type: 'vacancy.closed', key, ...(occurredAt !== undefined && { occurredAt }), data }],
  });
}
