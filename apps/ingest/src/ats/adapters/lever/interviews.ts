import { type AtsEvent, type AtsReader, type AtsReading, type FetchRequest } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, idAt, listAt } from '../../payload.js';
import { reading } from '../../reading.js';

/** The interviews of an opportunity as they are planned now. When none is left, that it was interviewed does not stand. */
export function readInterviews(
  { told = {} }: FetchRequest,
  resource: unknown,
  reader: AtsReader,
): AtsReading {
  const { candidateRef, applicationId: id, at: when } = told;
  if (candidateRef === undefined || id === undefined || when === undefined) return reading({});
  const named = { candidateRef, applicationId: reader.code('application', id) };
  const planned = listAt(resource, 'data').filter((interview) => at(interview, 'canceledAt') === undefined);
  const events = planned.flatMap((interview): AtsEvent[] => {
    const interviewId = idAt(interview, 'id');
    if (interviewId === undefined) return [];
    const date = readInstant(at(interview, 'date'));
    const data = {
      ...named,
      interviewId: reader.code('interview', interviewId),
      ...(date !== undefined && { at: date }),
    };
    // Moved to another time it is told again: the time is part of what is said.
    return [{ type: 'interview.scheduled', key: `interview:${interviewId}:scheduled:${date ?? ''}`, data }];
  });
  if (planned.length > 0) return reading({ events });
  return reading({
    events: [
      {
        type: 'outcome.reversed',
        key: `opportunity:${id}:no-interviews:${when}`,
        occurredAt: when,
        data: { ...named, stage: 'interview', reason: 'cancelled' },
      },
    ],
  });
}
