import { type AtsEvent, type AtsReader, type AtsReading } from '../../adapter.js';
import { readDay, readInstant } from '../../dates.js';
import { at, contentKey, idAt, missing, slugOf, sourceName, textAt, titleOf } from '../../payload.js';
import { configured } from '../../mapping/words.js';
import { allOf, NOTHING, problemAt, reading } from '../../reading.js';
import { creditedTo, evidenceIn, sourceOf } from './evidence.js';

const HERE = '/data/application';

interface Application {
  readonly id: string;
  readonly raw: unknown;
  readonly named: { readonly candidateRef: string; readonly applicationId: string };
}

export const submitted = ofApplication(({ id, raw, named }, reader) => {
  // A lead is somebody who was found, not somebody who applied.
  if (isLead(raw)) return NOTHING;
  const job = idAt(raw, 'job', 'id');
  if (job === undefined) return problemAt(missing(`${HERE}/job/id`, 'The job that was applied for'));
  const occurredAt = readInstant(at(raw, 'createdAt'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/createdAt`, 'When they applied'));
  const source = sourceOf(raw);
  const name = sourceName(source);
  const data = {
    ...named,
    vacancyId: reader.code('vacancy', job),
    ats: 'ashby',
    ...(name !== undefined && { source: name }),
    ...(source !== undefined && reader.isInternal(source) && { internal: true }),
    evidence: evidenceIn(raw, reader),
  };
  return reading({
    events: [{ type: 'application.received', key: `application:${id}:received`, occurredAt, data }],
  });
});

/** Any change states the source, the credit and whether it is archived again: each may have been what changed. */
export const updated = ofApplication((application, reader) => {
  const { id, raw, named } = application;
  if (isLead(raw)) return NOTHING;
  const occurredAt = readInstant(at(raw, 'updatedAt'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/updatedAt`, 'When it changed'));
  const source = sourceOf(raw);
  const name = sourceName(source);
  const channel = source === undefined ? undefined : reader.channelOf(source);
  const credited = creditedTo(raw, reader);
  const stated = {
    ...(name !== undefined && { source: name }),
    ...(channel !== undefined && { channel }),
    ...(credited !== undefined && { creditedTo: credited }),
  };
  const changed: AtsEvent = {
    type: 'source.changed',
    key: `application:${id}:source:${occurredAt}:${contentKey(stated)}`,
    occurredAt,
    data: { ...named, ...stated },
  };
  const isStated = Object.keys(stated).length > 0;
  return allOf(reading({ events: isStated ? [changed] : [] }), archived(application));
});

export const stageChanged = ofApplication((application, reader) => {
  const { id, raw, named } = application;
  const title = textAt(raw, 'currentInterviewStage', 'title');
  if (title === undefined) return problemAt(missing(`${HERE}/currentInterviewStage/title`, 'The stage'));
  const occurredAt = readInstant(at(raw, 'updatedAt'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/updatedAt`, 'When the stage changed'));
  const stageId = idAt(raw, 'currentInterviewStage', 'id');
  const stage = ourStage(reader, raw, { name: title, ...(stageId !== undefined && { id: stageId }) });
  const event: AtsEvent = {
    type: 'stage.changed',
    key: `application:${id}:stage:${stageId ?? contentKey(title)}:${occurredAt}`,
    occurredAt,
    data: { ...named, to: titleOf(title), ...(stage !== undefined && { stage }) },
  };
  return allOf(reading({ events: [event] }), archived(application));
});

/**
 * The hire is dated by the application's change, not by the offer's decision: made anew after it was undone, it would
 * carry the old decision.
 */
export const hired = ofApplication(({ id, raw, named }, _reader, payload) => {
  const occurredAt = readInstant(at(raw, 'updatedAt'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/updatedAt`, 'When they were hired'));
  const starts = at(payload, 'data', 'offer', 'latestVersion', 'startDate');
  const startsOn = readDay(starts);
  const problems =
    starts !== undefined && startsOn === undefined
      ? [missing('/data/offer/latestVersion/startDate', 'The first day of work')]
      : [];
  const data = { ...named, ...(startsOn !== undefined && { startsOn }) };
  return reading({
    events: [{ type: 'hired', key: `application:${id}:hired:${occurredAt}`, occurredAt, data }],
    problems,
  });
});

/** Archiving an application is how it is turned down. It is told with every later change too, under one key. */
function archived({ id, raw, named }: Application): AtsReading {
  if (textAt(raw, 'status')?.toLowerCase() !== 'archived') return NOTHING;
  const occurredAt = readInstant(at(raw, 'archivedAt')) ?? readInstant(at(raw, 'updatedAt'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/updatedAt`, 'When it was archived'));
  const why = textAt(raw, 'archiveReason', 'text') ?? textAt(raw, 'archiveReason', 'title');
  const reason = slugOf(why ?? '');
  const data = { ...named, ...(reason !== undefined && { reason }) };
  const key = `application:${id}:rejected:${occurredAt}:${contentKey(reason)}`;
  return reading({ events: [{ type: 'rejected', key, occurredAt, data }] });
}

/** `Active` is every stage between the screening and the offer: there the name says more, unless it is configured. */
function ourStage(
  reader: AtsReader,
  raw: unknown,
  stage: { readonly id?: string; readonly name: string },
): ReturnType<AtsReader['stageOf']> {
  const kind = stageKind(raw);
  if (kind === undefined) return reader.stageOf(stage);
  const isVague =
    kind.toLowerCase() === 'active' && configured(reader.settings.stages?.byKind, kind) === undefined;
  return (isVague ? reader.stageOf(stage) : undefined) ?? reader.stageOf({ ...stage, kind });
}

/** The type of a stage stands in three places, by source; the first that is there counts. */
function stageKind(raw: unknown): string | undefined {
  const stage = at(raw, 'currentInterviewStage');
  return textAt(stage, 'type') ?? textAt(stage, 'stageType') ?? textAt(stage, 'interviewStageGroup', 'type');
}

function isLead(raw: unknown): boolean {
  return textAt(raw, 'status')?.toLowerCase() === 'lead';
}

function ofApplication(part: (application: Application, reader: AtsReader, payload: unknown) => AtsReading) {
  return (payload: unknown, reader: AtsReader): AtsReading => {
    const raw = at(payload, 'data', 'application');
    const id = idAt(raw, 'id');
    if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the application'));
    const candidate = idAt(raw, 'candidate', 'id') ?? idAt(raw, 'candidateId');
    if (candidate === undefined) return problemAt(missing(`${HERE}/candidate/id`, 'The id of the candidate'));
    const named = {
      candidateRef: reader.candidateRef(candidate),
      applicationId: reader.code('application', id),
    };
    return part({ id, raw, named }, reader, payload);
  };
}
