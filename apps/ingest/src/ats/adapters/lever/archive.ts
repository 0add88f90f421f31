import { type AtsEvent, type AtsReading, type FetchRequest, type KnownApplication } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, idAt, missing, slugOf, textAt } from '../../payload.js';
import { problemAt, reading } from '../../reading.js';
import { type Candidacy } from './opportunity.js';

/**
 * An opportunity is archived when it ends, hired or not; its reason tells which, and a reason has to be asked for. What
 * is known already goes along with the question.
 */
export function archived({ id, opportunity, named }: Candidacy): AtsReading {
  const reason = idAt(opportunity, 'archived', 'reason');
  if (reason === undefined) return problemAt(missing('/data/archived/reason', 'Why it was archived'));
  const archivedAt = readInstant(at(opportunity, 'archived', 'archivedAt'));
  if (archivedAt === undefined)
    return problemAt(missing('/data/archived/archivedAt', 'When it was archived'));
  const path = `/archive_reasons/${encodeURIComponent(reason)}`;
  const told = { ...named, archivedAt, opportunity: id };
  return reading({ fetches: [{ what: 'archive-reason', path, told }] });
}

/** One of all reasons always means hired, whatever it is called: its type says so. */
export function readArchiveReason({ told = {} }: FetchRequest, resource: unknown): AtsReading {
  const { candidateRef, applicationId, archivedAt, opportunity } = told;
  const type = textAt(resource, 'data', 'type');
  if (type !== 'hired' && type !== 'non-hired')
    return problemAt(missing('/data/type', 'Whether the reason means hired'));
  if (
    candidateRef === undefined ||
    applicationId === undefined ||
    archivedAt === undefined ||
    opportunity === undefined
  )
    return reading({});
  const named = { candidateRef, applicationId };
  const key = `opportunity:${opportunity}`;
  if (type === 'hired')
    return one({ type: 'hired', key: `${key}:hired:${archivedAt}`, occurredAt: archivedAt, data: named });
  const reason = slugOf(textAt(resource, 'data', 'text') ?? '');
  return one({
    type: 'rejected',
    key: `${key}:rejected:${archivedAt}`,
    occurredAt: archivedAt,
    data: { ...named, ...(reason !== undefined && { reason }) },
  });
}

/** It is open again; whether that undoes a hire or a rejection, what was said before tells. */
export function unarchived({ id, named, at: told }: Candidacy, known?: KnownApplication): AtsReading {
  const events: AtsEvent[] = [];
  const key = `opportunity:${id}`;
  if (known?.isHired === true)
    events.push({
      type: 'hire.reversed',
      key: `${key}:unhired:${told}`,
      occurredAt: told,
      data: { ...named, reason: 'unarchived' },
    });
  if (known?.isRejected === true)
    events.push({
      type: 'rejection.reversed',
      key: `${key}:reopened:${told}`,
      occurredAt: told,
      data: named,
    });
  return reading({ events });
}

function one(event: AtsEvent): AtsReading {
  return reading({ events: [event] });
}
