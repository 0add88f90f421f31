import { type AtsReader, type AtsReading, type Delivery } from '../../adapter.js';
import { at, contentKey, idAt, missing, slugOf, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';

export function published(payload: unknown, reader: AtsReader): AtsReading {
  const offer = at(payload, 'payload', 'offer');
  const id = idAt(offer, 'id');
  if (id === undefined) return problemAt(missing('/payload/offer/id', 'The job'));
  if (textAt(offer, 'kind') === 'talent_pool') return NOTHING;
  const title = textAt(offer, 'title');
  if (title === undefined) return problemAt(missing('/payload/offer/title', 'The title of the job'));
  const team = slugOf(textAt(offer, 'department') ?? textAt(offer, 'department', 'name') ?? '');
  const location = textAt(offer, 'location') ?? textAt(offer, 'city');
  const data = {
    vacancyId: reader.code('vacancy', id),
    title: titleOf(title),
    ...(team !== undefined && { team }),
    ...(location !== undefined && { location: titleOf(location) }),
  };
  return reading({
    events: [{ type: 'vacancy.opened', key: `offer:${id}:opened:${contentKey(data)}`, data }],
  });
}

/** A job that is closed or archived takes no more applications; one that is published is open. */
export function updated(payload: unknown, reader: AtsReader, delivery: Delivery): AtsReading {
  switch (textAt(payload, 'payload', 'offer', 'status')) {
    case 'published':
      return published(payload, reader);
    case 'closed':
    case 'archived':
      return closed(payload, reader, delivery);
    default:
      return NOTHING;
  }
}

function closed(payload: unknown, reader: AtsReader, delivery: Delivery): AtsReading {
  const id = idAt(payload, 'payload', 'offer', 'id');
  if (id === undefined) return problemAt(missing('/payload/offer/id', 'The job'));
  const mark = idAt(payload, 'id') ?? contentKey(delivery.body.toString('base64'));
  const data = { vacancyId: reader.code('vacancy', id) };
  return reading({ events: [{ type: 'vacancy.closed', key: `offer:${id}:closed:${mark}`, data }] });
}
