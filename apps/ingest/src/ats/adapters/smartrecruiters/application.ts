import {
  type AtsEvent,
  type AtsReader,
  type AtsReading,
  type Evidence,
  type FetchRequest,
} from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, contentKey, missing, sourceName, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';
import { type Placed, placedIn } from './link.js';

const CLOSED: ReadonlyMap<string, string> = new Map([
  ['REJECTED', 'rejected'],
  ['WITHDRAWN', 'withdrawn'],
  ['TRANSFERRED', 'transferred'],
]);

/** The application as it is now: a delivery says that its status changed, and neither from what nor to what. */
export function readApplication(request: FetchRequest, resource: unknown, reader: AtsReader): AtsReading {
  const placed = placedIn(resource, request.path);
  if (placed === undefined) return problemAt(missing('/candidateId', 'The candidate and the job'));
  const { told = {} } = request;
  // What was said of it before has to be known; asked again, now that it is known which it is.
  if (told['applicationId'] !== placed.id)
    return reading({ fetches: [{ ...request, told: { ...told, applicationId: placed.id } }] });
  const status = textAt(resource, 'status')?.toUpperCase().replaceAll('-', '_');
  if (status === undefined) return problemAt(missing('/status', 'The status'));
  if (status === 'LEAD') return NOTHING; // found, and has not applied
  const known = reader.known(placed.id);
  const application = { placed, resource, status, mark: told['eventId'] ?? '' };
  const events = [...(known === undefined ? [received(application, reader)] : [])];
  if (told['event'] === 'application.source.updated') events.push(...sourceChanged(application, reader));
  if (told['event'] === 'application.status.updated') {
    events.push(stageChanged(application, reader));
    events.push(...course(application, known, reader));
  }
  return reading({ events });
}

interface Application {
  readonly placed: Placed;
  readonly resource: unknown;
  readonly status: string;
  /** Tells one change from the next. */
  readonly mark: string;
}

export function namedBy({ id, candidate }: Placed, reader: AtsReader) {
  return { candidateRef: reader.candidateRef(candidate), applicationId: reader.code('application', id) };
}

function received({ placed, resource }: Application, reader: AtsReader): AtsEvent {
  const occurredAt = readInstant(at(resource, 'createdOn') ?? at(resource, 'creationDate'));
  const source = sourceIn(resource);
  const name = sourceName(source);
  const isInternal = at(resource, 'internal') === true || (source !== undefined && reader.isInternal(source));
  return {
    type: 'application.received',
    key: `application:${placed.id}:received`,
    ...(occurredAt !== undefined && { occurredAt }),
    data: {
      ...namedBy(placed, reader),
      vacancyId: reader.code('vacancy', placed.job),
      ats: 'smartrecruiters',
      ...(name !== undefined && { source: name }),
      ...(isInternal && { internal: true }),
      evidence: evidenceIn(source, reader),
    },
  };
}

function sourceChanged({ placed, resource, mark }: Application, reader: AtsReader): AtsEvent[] {
  const source = sourceIn(resource);
  const name = sourceName(source);
  if (source === undefined || name === undefined) return [];
  const channel = reader.channelOf(source);
  const stated = { source: name, ...(channel !== undefined && { channel }) };
  return [
    {
      type: 'source.changed',
      key: `application:${placed.id}:source:${mark}:${contentKey(stated)}`,
      data: { ...namedBy(placed, reader), ...stated },
    },
  ];
}

function stageChanged({ placed, resource, status, mark }: Application, reader: AtsReader): AtsEvent {
  const name = textAt(resource, 'subStatus') ?? status;
  const stage = reader.stageOf({ name, kind: status });
  return {
    type: 'stage.changed',
    key: `application:${placed.id}:stage:${status}:${mark}`,
    data: { ...namedBy(placed, reader), to: titleOf(name), ...(stage !== undefined && { stage }) },
  };
}

/** Ends of the application, and what undoes an end that was told of before. */
function course(
  { placed, status, mark }: Application,
  known: { readonly isHired: boolean; readonly isRejected: boolean } | undefined,
  reader: AtsReader,
): AtsEvent[] {
  const named = namedBy(placed, reader);
  const key = `application:${placed.id}`;
  const reason = CLOSED.get(status);
  const events: AtsEvent[] = [];
  if (status === 'HIRED') events.push({ type: 'hired', key: `${key}:hired:${mark}`, data: named });
  else if (known?.isHired === true)
    events.push({
      type: 'hire.reversed',
      key: `${key}:unhired:${mark}`,
      data: { ...named, reason: 'status-changed' },
    });
  if (reason !== undefined)
    events.push({ type: 'rejected', key: `${key}:rejected:${mark}`, data: { ...named, reason } });
  else if (known?.isRejected === true)
    events.push({ type: 'rejection.reversed', key: `${key}:reopened:${mark}`, data: named });
  return events;
}

function sourceIn(resource: unknown): string | undefined {
  return (
    textAt(resource, 'source') ??
    textAt(resource, 'sourceDetails', 'source') ??
    textAt(resource, 'sourceDetails', 'sourceId') ??
    textAt(resource, 'sourceDetails', 'sourceTypeId')
  );
}

/** A source can be one of the organisation's own that stands for a tracked link. */
function evidenceIn(source: string | undefined, reader: AtsReader): Evidence[] {
  if (source === undefined) return [];
  const tokens = reader.settings.sourceTokens ?? {};
  const channel = reader.channelOf(source);
  return [
    ...(Object.hasOwn(tokens, source) ? reader.carried(source) : []),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
  ];
}
