import { type AtsReader, type AtsReading } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, contentKey, idAt, missing, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';

/** A job that is published was opened, with the title it has now; one that is archived was closed. */
export function readJob(job: unknown, here: string, reader: AtsReader): AtsReading {
  const id = idAt(job, 'id');
  if (id === undefined) return problemAt(missing(`${here}/id`, 'The id of the job'));
  const vacancyId = reader.code('vacancy', id);
  const status = textAt(job, 'attributes', 'human-status') ?? textAt(job, 'attributes', 'status');
  switch (status?.toLowerCase()) {
    case 'published':
    case 'open':
    case 'unlisted': {
      const title = textAt(job, 'attributes', 'title');
      if (title === undefined) return problemAt(missing(`${here}/attributes/title`, 'The title of the job'));
      const occurredAt = readInstant(at(job, 'attributes', 'created-at'));
      const data = { vacancyId, title: titleOf(title) };
      const key = `job:${id}:opened:${contentKey(occurredAt, data)}`;
      return reading({
        events: [{ type: 'vacancy.opened', key, ...(occurredAt !== undefined && { occurredAt }), data }],
      });
    }
    case 'archived':
    case 'expired': {
      // When is not said: it is when it was first heard of.
      return reading({ events: [{ type: 'vacancy.closed', key: `job:${id}:closed`, data: { vacancyId } }] });
    }
    default:
      return NOTHING;
  }
}
