import { type AtsReader, type AtsReading } from '../../adapter.js';
import { at, idAt, missing } from '../../payload.js';
import { problemAt, reading } from '../../reading.js';
import { timeOf } from './times.js';

/**
 * An offer names its application and no candidate. Approving or changing an offer makes no other of it, and a new
 * version is the same offer.
 */
export function created(payload: unknown, reader: AtsReader): AtsReading {
  const offer = namedOffer(at(payload, 'payload'), '/payload', reader);
  if ('problems' in offer) return offer;
  const sent = at(payload, 'payload', 'sent_on');
  const occurredAt = timeOf(sent);
  if (sent !== undefined && occurredAt === undefined)
    return problemAt(missing('/payload/sent_on', 'A day in one of the three forms Greenhouse writes'));
  return reading({
    events: [
      {
        type: 'offer.made',
        key: `offer:${offer.id}:made`,
        ...(occurredAt !== undefined && { occurredAt }),
        data: { ...offer.named, offerId: reader.code('offer', offer.id) },
      },
    ],
  });
}

/** Here the offer stands one level deeper than in the other deliveries about offers. */
export function deleted(payload: unknown, reader: AtsReader): AtsReading {
  const offer = namedOffer(at(payload, 'payload', 'offer'), '/payload/offer', reader);
  if ('problems' in offer) return offer;
  return reading({
    events: [
      {
        type: 'outcome.reversed',
        key: `offer:${offer.id}:deleted`,
        data: { ...offer.named, stage: 'offer', reason: 'offer-deleted' },
      },
    ],
  });
}

interface NamedOffer {
  readonly id: string;
  readonly named: { readonly candidateRef: string; readonly applicationId: string };
}

function namedOffer(offer: unknown, pointer: string, reader: AtsReader): NamedOffer | AtsReading {
  const id = idAt(offer, 'id');
  if (id === undefined) return problemAt(missing(`${pointer}/id`, 'The id of the offer'));
  const applicationId = idAt(offer, 'application_id');
  if (applicationId === undefined) return problemAt(missing(`${pointer}/application_id`, 'The application'));
  const candidateRef = reader.candidateOfApplication(applicationId);
  if (candidateRef === undefined) {
    return problemAt({
      pointer: `${pointer}/application_id`,
      detail:
        'No delivery has said yet whose application this is; it came in before the connection was made.',
    });
  }
  return { id, named: { candidateRef, applicationId: reader.code('application', applicationId) } };
}
