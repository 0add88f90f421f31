import { type AtsReader, type AtsReading, type FetchRequest } from '../../adapter.js';
import { at, idAt, missing, textAt } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';
import { readJob } from './job.js';

/** What of an application is asked for in one go. */
const INCLUDED = 'candidate,job,stage,reject-reason';

/** What a delivery is about; partners' deliveries hold nothing else, companies' deliveries the attributes too. */
export function resourceOf(payload: unknown): { readonly event: string; readonly id: string | undefined } {
  const inner = at(payload, 'payload') ?? payload;
  // A partner's delivery that does not name its event is about an application: that is what they are set up for.
  const event = textAt(inner, 'event_name') ?? textAt(payload, 'event_name') ?? 'job_application.update';
  return {
    event,
    id: idAt(payload, 'resource_id') ?? idAt(inner, 'data', 'id') ?? idAt(inner, 'resource_id'),
  };
}

export function readDelivery(payload: unknown, reader: AtsReader): AtsReading {
  const { event, id } = resourceOf(payload);
  const inner = at(payload, 'payload') ?? payload;
  const here = at(payload, 'payload') === undefined ? '' : '/payload';
  switch (event) {
    case 'job_application.create':
    case 'job_application.update':
      return asking(id, here, (known) => applicationRequest(known));
    case 'job.create':
    case 'job.update':
      return at(inner, 'data', 'attributes') === undefined
        ? asking(id, here, (known) => ({ what: 'job', path: `/v1/jobs/${encodeURIComponent(known)}` }))
        : readJob(at(inner, 'data'), `${here}/data`, reader);
    case 'job.destroy':
      return jobDeleted(id, here, reader);
    case 'job_application.destroy':
      return applicationDeleted(id, here, reader);
    case 'candidate.destroy':
      return candidateDeleted(id, here, reader);
    default:
      return NOTHING;
  }
}

function asking(id: string | undefined, here: string, request: (id: string) => FetchRequest): AtsReading {
  return id === undefined ? noId(here) : reading({ fetches: [request(id)] });
}

function applicationRequest(id: string): FetchRequest {
  return { what: 'application', path: `/v1/job-applications/${encodeURIComponent(id)}?include=${INCLUDED}` };
}

function jobDeleted(id: string | undefined, here: string, reader: AtsReader): AtsReading {
  if (id === undefined) return noId(here);
  const data = { vacancyId: reader.code('vacancy', id), reason: 'cancelled' as const };
  return reading({ events: [{ type: 'vacancy.closed', key: `job:${id}:deleted`, data }] });
}

/** What is deleted cannot be asked about: whose it was has to be known. */
function applicationDeleted(id: string | undefined, here: string, reader: AtsReader): AtsReading {
  if (id === undefined) return noId(here);
  const candidateRef = reader.candidateOfApplication(id);
  if (candidateRef === undefined) {
    const detail =
      'No delivery has said yet whose application this is; it came in before the connection was made.';
    return problemAt({ pointer: `${here}/data/id`, detail });
  }
  const data = { candidateRef, applicationId: reader.code('application', id) };
  return reading({ events: [{ type: 'application.deleted', key: `application:${id}:deleted`, data }] });
}

function candidateDeleted(id: string | undefined, here: string, reader: AtsReader): AtsReading {
  if (id === undefined) return noId(here);
  const data = { candidateRef: reader.candidateRef(id) };
  return reading({ events: [{ type: 'candidate.deleted', key: `candidate:${id}:deleted`, data }] });
}

function noId(here: string): AtsReading {
  return problemAt(missing(`${here}/data/id`, 'The id of what it is about'));
}
