import { type AtsReader, type AtsReading } from '../../adapter.js';
import { at, idAt, missing, textAt } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';
import { ownerOf } from './owner.js';

const HERE = '/data/offer';
/** An offer that waits for approval has been made to nobody. */
const INTERNAL = /^waitingonapproval|^waitingonoffer/;

export function changed(payload: unknown, reader: AtsReader): AtsReading {
  const offer = at(payload, 'data', 'offer');
  const id = idAt(offer, 'id');
  if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the offer'));
  const status = textAt(offer, 'offerStatus')?.toLowerCase() ?? '';
  if (INTERNAL.test(status)) return NOTHING;
  const owner = ownerOf(offer, HERE, reader);
  if (!owner.ok) return problemAt(owner.problem);
  if (status === 'offercancelled') return reversed(id, owner.named, 'offer-cancelled');
  const data = { ...owner.named, offerId: reader.code('offer', id) };
  return reading({ events: [{ type: 'offer.made', key: `offer:${id}:made`, data }] });
}

export function deleted(payload: unknown, reader: AtsReader): AtsReading {
  const offer = at(payload, 'data', 'offer');
  const id = idAt(offer, 'id');
  if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the offer'));
  const owner = ownerOf(offer, HERE, reader);
  return owner.ok ? reversed(id, owner.named, 'offer-deleted') : problemAt(owner.problem);
}

function reversed(
  id: string,
  named: { readonly candidateRef: string; readonly applicationId: string },
  reason: 'offer-deleted' | 'offer-cancelled',
): AtsReading {
  const data = { ...named, stage: 'offer' as const, reason };
  return reading({ events: [{ type: 'outcome.reversed', key: `offer:${id}:${reason}`, data }] });
}
