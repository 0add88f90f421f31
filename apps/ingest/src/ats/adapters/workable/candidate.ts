import { type AtsEvent, type AtsReader, type AtsReading, type Evidence } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, contentKey, idAt, listAt, missing, slugOf, sourceName, textAt, titleOf } from '../../payload.js';
import { allOf, NOTHING, problemAt, reading } from '../../reading.js';

const HERE = '/data';

/** A candidate of Workable belongs to one job: the candidate is the application. */
interface Candidate {
  readonly id: string;
  readonly raw: unknown;
  readonly named: { readonly candidateRef: string; readonly applicationId: string };
}

export const created = ofCandidate(({ id, raw, named }, reader) => {
  // Found by a recruiter, not applied: they do so when they are moved on.
  if (isSourced(raw)) return NOTHING;
  const job = idAt(raw, 'job', 'shortcode');
  if (job === undefined) return problemAt(missing(`${HERE}/job/shortcode`, 'The job that was applied for'));
  const occurredAt = readInstant(at(raw, 'created_at'));
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/created_at`, 'When they applied'));
  const source = textAt(raw, 'domain');
  const name = sourceName(source);
  const data = {
    ...named,
    vacancyId: reader.code('vacancy', job),
    ats: 'workable',
    ...(name !== undefined && { source: name }),
    ...(source !== undefined && reader.isInternal(source) && { internal: true }),
    evidence: evidenceIn(raw, source, reader),
  };
  return reading({
    events: [{ type: 'application.received', key: `candidate:${id}:received`, occurredAt, data }],
  });
});

/** The candidate as they are when it is sent, not as they were when they were moved: each thing is dated by itself. */
export const moved = ofCandidate((candidate, reader, payload) =>
  allOf(
    takenOn(candidate, reader),
    rejected(candidate, payload) ?? stageChanged(candidate, reader, payload),
    hired(candidate),
  ),
);

export function deleted(payload: unknown, reader: AtsReader): AtsReading {
  const id =
    idAt(payload, 'data', 'id') ??
    idAt(payload, 'data', 'candidate', 'id') ??
    idAt(payload, 'data', 'candidate_id');
  if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the candidate'));
  const data = { candidateRef: reader.candidateRef(id) };
  return reading({ events: [{ type: 'candidate.deleted', key: `candidate:${id}:deleted`, data }] });
}

/** A sourced candidate who was moved on is an application from then. */
function takenOn({ id, raw, named }: Candidate, reader: AtsReader): AtsReading {
  const job = idAt(raw, 'job', 'shortcode');
  if (at(raw, 'sourced') !== true || isSourced(raw) || job === undefined) return NOTHING;
  const data = { ...named, vacancyId: reader.code('vacancy', job), ats: 'workable' };
  return reading({
    events: [{ type: 'application.received', key: `candidate:${id}:taken-on:${job}`, data }],
  });
}

function stageChanged({ id, raw, named }: Candidate, reader: AtsReader, payload: unknown): AtsReading {
  const name = textAt(raw, 'stage');
  if (name === undefined) return problemAt(missing(`${HERE}/stage`, 'The stage'));
  const occurredAt = readInstant(at(payload, 'fired_at'));
  const kind = textAt(raw, 'stage_kind');
  const stage = reader.stageOf({ name, ...(kind !== undefined && { kind }) });
  const event: AtsEvent = {
    type: 'stage.changed',
    key: `candidate:${id}:stage:${contentKey(name, stage)}:${occurredAt ?? ''}`,
    ...(occurredAt !== undefined && { occurredAt }),
    data: { ...named, to: titleOf(name), ...(stage !== undefined && { stage }) },
  };
  return reading({ events: [event] });
}

/** Undefined for a candidate who was not turned down. */
function rejected({ id, raw, named }: Candidate, payload: unknown): AtsReading | undefined {
  if (at(raw, 'disqualified') !== true) return undefined;
  const occurredAt = readInstant(at(raw, 'disqualified_at')) ?? readInstant(at(payload, 'fired_at'));
  const reason = slugOf(textAt(raw, 'disqualification_reason') ?? '');
  const event: AtsEvent = {
    type: 'rejected',
    key: `candidate:${id}:rejected:${occurredAt ?? ''}:${contentKey(reason)}`,
    ...(occurredAt !== undefined && { occurredAt }),
    data: { ...named, ...(reason !== undefined && { reason }) },
  };
  return reading({ events: [event] });
}

function hired({ id, raw, named }: Candidate): AtsReading {
  const found = at(raw, 'hired_at');
  if (found === undefined) return NOTHING;
  const occurredAt = readInstant(found);
  if (occurredAt === undefined) return problemAt(missing(`${HERE}/hired_at`, 'When they were hired'));
  return reading({
    events: [{ type: 'hired', key: `candidate:${id}:hired:${occurredAt}`, occurredAt, data: named }],
  });
}

function evidenceIn(raw: unknown, source: string | undefined, reader: AtsReader): Evidence[] {
  const channel = source === undefined ? undefined : reader.channelOf(source);
  const carried = answerTo(raw, reader.settings.clickIdField);
  const answer = answerTo(raw, reader.settings.answerField);
  return [
    ...(carried === undefined ? [] : reader.carried(carried)),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
    ...(answer === undefined ? [] : reader.answered(answer)),
  ];
}

/** What was answered to a question of the form, by the text of the question. */
function answerTo(raw: unknown, question: string | undefined): string | undefined {
  if (question === undefined) return undefined;
  const wanted = question.toLowerCase();
  const found = listAt(raw, 'answers').find((item) =>
    [textAt(item, 'question', 'body'), textAt(item, 'question_key')].some(
      (text) => text?.toLowerCase() === wanted,
    ),
  );
  return textAt(found, 'answer', 'body') ?? textAt(found, 'answer', 'choices', 0, 'body');
}

function isSourced(raw: unknown): boolean {
  const stage = (textAt(raw, 'stage_kind') ?? textAt(raw, 'stage') ?? '').toLowerCase();
  return stage === 'sourced';
}

function ofCandidate(part: (candidate: Candidate, reader: AtsReader, payload: unknown) => AtsReading) {
  return (payload: unknown, reader: AtsReader): AtsReading => {
    // Some deliveries are said to hold the candidate one level deeper, as the API's own answer does.
    const raw = at(payload, 'data', 'candidate') ?? at(payload, 'data');
    const id = idAt(raw, 'id');
    if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the candidate'));
    const named = { candidateRef: reader.candidateRef(id), applicationId: reader.code('application', id) };
    return part({ id, raw, named }, reader, payload);
  };
}
