import { type AtsEvent, type AtsReader, type AtsReading, type Evidence } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, contentKey, idAt, listAt, missing, slugOf, sourceName, textAt, titleOf } from '../../payload.js';
import { allOf, NOTHING, problemAt, reading } from '../../reading.js';

const ATTRIBUTES = '/data/attributes';

/** An application as the API answers it, with what it refers to beside it (JSON:API). */
interface Answer {
  readonly id: string;
  readonly attributes: unknown;
  readonly named: { readonly candidateRef: string; readonly applicationId: string };
  readonly resource: unknown;
}

/** Everything the application says now. It is asked for at every change, so all but what changed is known already. */
export function readApplication(resource: unknown, reader: AtsReader): AtsReading {
  const id = idAt(resource, 'data', 'id');
  if (id === undefined) return problemAt(missing('/data/id', 'The id of the application'));
  const candidate = relatedId(resource, 'candidate');
  if (candidate === undefined)
    return problemAt(missing('/data/relationships/candidate/data/id', 'The id of the candidate'));
  const answer: Answer = {
    id,
    attributes: at(resource, 'data', 'attributes'),
    named: { candidateRef: reader.candidateRef(candidate), applicationId: reader.code('application', id) },
    resource,
  };
  return allOf(received(answer, reader), inStage(answer, reader), rejected(answer));
}

function received({ id, attributes, named, resource }: Answer, reader: AtsReader): AtsReading {
  const job = relatedId(resource, 'job');
  // Somebody who applied to no job in particular; they are told again when there is one.
  if (job === undefined) return NOTHING;
  const occurredAt = readInstant(at(attributes, 'created-at'));
  if (occurredAt === undefined) return problemAt(missing(`${ATTRIBUTES}/created-at`, 'When they applied'));
  const source = textAt(attributes, 'referring-site');
  const name = sourceName(source);
  const isInternal =
    at(included(resource, 'candidate'), 'attributes', 'internal') === true ||
    (source !== undefined && reader.isInternal(source));
  const data = {
    ...named,
    vacancyId: reader.code('vacancy', job),
    ats: 'teamtailor',
    ...(name !== undefined && { source: name }),
    ...(isInternal && { internal: true }),
    evidence: evidenceIn(attributes, source, reader),
  };
  // Asked for again it can say something else, such as another job: that is another event, not another content of one.
  const key = `application:${id}:received:${contentKey(data)}`;
  return reading({ events: [{ type: 'application.received', key, occurredAt, data }] });
}

/** There is no event for a hire: it is a stage of that type, reached when the stage last changed. */
function inStage({ id, attributes, named, resource }: Answer, reader: AtsReader): AtsReading {
  const stage = included(resource, 'stage');
  const name = textAt(stage, 'attributes', 'name');
  if (name === undefined) return NOTHING;
  const found = at(attributes, 'changed-stage-at');
  const occurredAt = readInstant(found);
  if (found !== undefined && occurredAt === undefined)
    return problemAt(missing(`${ATTRIBUTES}/changed-stage-at`, 'When the stage changed'));
  const stageId = idAt(stage, 'id');
  const kind = textAt(stage, 'attributes', 'stage-type');
  const ours = reader.stageOf({
    name,
    ...(stageId !== undefined && { id: stageId }),
    ...(kind !== undefined && { kind }),
  });
  const when = occurredAt === undefined ? {} : { occurredAt };
  const mark = occurredAt ?? '';
  const changed: AtsEvent = {
    type: 'stage.changed',
    key: `application:${id}:stage:${stageId ?? ''}:${mark}:${contentKey(name, ours)}`,
    ...when,
    data: { ...named, to: titleOf(name), ...(ours !== undefined && { stage: ours }) },
  };
  const hired: AtsEvent = { type: 'hired', key: `application:${id}:hired:${mark}`, ...when, data: named };
  return reading({ events: ours === 'hire' ? [changed, hired] : [changed] });
}

function rejected({ id, attributes, named, resource }: Answer): AtsReading {
  const found = at(attributes, 'rejected-at');
  if (found === undefined) return NOTHING;
  const occurredAt = readInstant(found);
  if (occurredAt === undefined)
    return problemAt(missing(`${ATTRIBUTES}/rejected-at`, 'When it was turned down'));
  const reason = slugOf(textAt(included(resource, 'reject-reason'), 'attributes', 'reason') ?? '');
  const data = { ...named, ...(reason !== undefined && { reason }) };
  const key = `application:${id}:rejected:${occurredAt}:${contentKey(reason)}`;
  return reading({ events: [{ type: 'rejected', key, occurredAt, data }] });
}

function evidenceIn(attributes: unknown, source: string | undefined, reader: AtsReader): Evidence[] {
  const url = textAt(attributes, 'referring-url');
  const channel = source === undefined ? undefined : reader.channelOf(source);
  return [
    // Only an address can carry something of ours here; another text would pass for a link code.
    ...(url !== undefined && URL.canParse(url) ? reader.carried(url) : []),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
  ];
}

function relatedId(resource: unknown, name: string): string | undefined {
  return idAt(resource, 'data', 'relationships', name, 'data', 'id');
}

/** What is included of a relationship, by its type and id. */
function included(resource: unknown, name: string): unknown {
  const type = textAt(resource, 'data', 'relationships', name, 'data', 'type');
  const id = relatedId(resource, name);
  if (type === undefined || id === undefined) return undefined;
  return listAt(resource, 'included').find(
    (item) => textAt(item, 'type') === type && idAt(item, 'id') === id,
  );
}
