import { type AtsReader, type AtsReading, type FetchRequest } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, contentKey, idAt, missing, slugOf, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';

const OPEN: ReadonlySet<string> = new Set(['SOURCING', 'INTERVIEW', 'OFFER', 'PUBLIC']);
const CLOSED = { FILLED: 'filled', CANCELLED: 'cancelled' } as const;

export function readJob({ told = {} }: FetchRequest, resource: unknown, reader: AtsReader): AtsReading {
  const id = idAt(resource, 'id');
  if (id === undefined) return problemAt(missing('/id', 'The id of the job'));
  const status = textAt(resource, 'status') ?? '';
  if (OPEN.has(status)) return opened(id, resource, reader);
  const reason = status === 'FILLED' || status === 'CANCELLED' ? CLOSED[status] : undefined;
  if (reason === undefined) return NOTHING;
  const key = `job:${id}:closed:${told['eventId'] ?? ''}`;
  return reading({
    events: [{ type: 'vacancy.closed', key, data: { vacancyId: reader.code('vacancy', id), reason } }],
  });
}

function opened(id: string, resource: unknown, reader: AtsReader): AtsReading {
  const title = textAt(resource, 'title');
  if (title === undefined) return problemAt(missing('/title', 'The title of the job'));
  const occurredAt = readInstant(at(resource, 'createdOn'));
  const team = slugOf(textAt(resource, 'department', 'label') ?? '');
  const location = textAt(resource, 'location', 'city');
  const data = {
    vacancyId: reader.code('vacancy', id),
    title: titleOf(title),
    ...(team !== undefined && { team }),
    ...(location !== undefined && { location: titleOf(location) }),
  };
  return reading({
    events: [
      {
        type: 'vacancy.opened',
        key: `job:${id}:opened:${contentKey(data)}`,
        ...(occurredAt !== undefined && { occurredAt }),
        data,
      },
    ],
  });
}
