import { type AtsReader, type AtsReading, type FetchRequest } from '../../adapter.js';
import { idAt, missing } from '../../payload.js';
import { problemAt, reading } from '../../reading.js';
import { namedBy } from './application.js';
import { placedIn } from './link.js';

export function readOffer(request: FetchRequest, resource: unknown, reader: AtsReader): AtsReading {
  const id = idAt(resource, 'id');
  const placed = placedIn(resource, request.path);
  if (id === undefined || placed === undefined) return unclear();
  const data = { ...namedBy(placed, reader), offerId: reader.code('offer', id) };
  return reading({ events: [{ type: 'offer.made', key: `offer:${id}:made`, data }] });
}

/** That it was planned. Whether it took place, and whether others remain when it is cancelled, nobody says. */
export function readInterview(request: FetchRequest, resource: unknown, reader: AtsReader): AtsReading {
  const id = idAt(resource, 'id');
  const placed = placedIn(resource, request.path);
  if (id === undefined || placed === undefined) return unclear();
  const data = { ...namedBy(placed, reader), interviewId: reader.code('interview', id) };
  return reading({ events: [{ type: 'interview.scheduled', key: `interview:${id}:scheduled`, data }] });
}

function unclear(): AtsReading {
  return problemAt(missing('/candidateId', 'The candidate and the job'));
}
