import {
  type AtsEvent,
  type AtsReader,
  type AtsReading,
  type Evidence,
  type FetchRequest,
} from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, idAt, listAt, missing, sourceName, textAt, titleOf } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';
import { archived, unarchived } from './archive.js';
import { answersIn } from './custom-questions.js';

/** A candidacy: Lever's opportunity, of the person it calls a contact. */
export interface Candidacy {
  readonly id: string;
  readonly opportunity: unknown;
  readonly named: { readonly candidateRef: string; readonly applicationId: string };
  /** The time Lever gave the delivery that made us ask; the same in all its repeats. */
  readonly at: string;
}

/** The opportunity as it is now; which part of it is news, the delivery that made us ask says. */
export function readOpportunity(request: FetchRequest, resource: unknown, reader: AtsReader): AtsReading {
  const opportunity = at(resource, 'data');
  const id = idAt(opportunity, 'id');
  const contact = idAt(opportunity, 'contact') ?? idAt(opportunity, 'contact', 'id');
  if (id === undefined) return problemAt(missing('/data/id', 'The opportunity'));
  if (contact === undefined) return problemAt(missing('/data/contact', 'The contact of the opportunity'));
  const candidateRef = reader.candidateRef(contact);
  if (at(opportunity, 'isAnonymized') === true) {
    const key = `contact:${contact}:anonymised`;
    return reading({ events: [{ type: 'candidate.anonymised', key, data: { candidateRef } }] });
  }
  const named = { candidateRef, applicationId: reader.code('application', id) };
  const candidacy = { id, opportunity, named, at: request.told?.['at'] ?? '' };
  switch (request.told?.['event']) {
    case 'applicationCreated':
      return received(candidacy, reader);
    case 'candidateStageChange':
      return stageChanged(candidacy, reader);
    case 'candidateHired':
    case 'candidateArchiveChange':
      return at(opportunity, 'archived') === undefined
        ? unarchived(candidacy, reader.known(id))
        : archived(candidacy);
    case 'interviewCreated':
    case 'interviewUpdated':
    case 'interviewDeleted':
      return askForInterviews(candidacy);
    default:
      return NOTHING;
  }
}

/** Lever no longer has it. That is what makes a deletion certain: its delivery alone is not to be believed. */
export function readGoneOpportunity(request: FetchRequest, reader: AtsReader): AtsReading | undefined {
  const id = request.told?.['applicationId'];
  if (request.told?.['event'] !== 'candidateDeleted' || id === undefined) return undefined;
  const candidateRef = reader.candidateOfApplication(id);
  if (candidateRef === undefined) return NOTHING; // never told of, so there is nothing to take back
  const data = { candidateRef, applicationId: reader.code('application', id) };
  return reading({ events: [{ type: 'application.deleted', key: `opportunity:${id}:deleted`, data }] });
}

/** Somebody who was found and has not applied has an opportunity without an application: nobody's application yet. */
function received({ id, opportunity, named }: Candidacy, reader: AtsReader): AtsReading {
  const application = listAt(opportunity, 'applications').find((one) => typeof one === 'object');
  if (application === undefined) return NOTHING;
  const posting = idAt(application, 'posting') ?? idAt(application, 'posting', 'id');
  if (posting === undefined)
    return problemAt(missing('/data/applications/0/posting', 'The posting that was applied to'));
  const occurredAt = readInstant(at(application, 'createdAt'));
  if (occurredAt === undefined)
    return problemAt(missing('/data/applications/0/createdAt', 'When they applied'));
  const source = textAt(opportunity, 'sources', 0);
  const name = sourceName(source);
  const origin = textAt(opportunity, 'origin');
  const isInternal = origin === 'internal' || (source !== undefined && reader.isInternal(source));
  const event: AtsEvent = {
    type: 'application.received',
    key: `opportunity:${id}:received`,
    occurredAt,
    data: {
      ...named,
      vacancyId: reader.code('vacancy', posting),
      ats: 'lever',
      ...(name !== undefined && { source: name }),
      ...(isInternal && { internal: true }),
      evidence: evidenceIn(application, source, origin, reader),
    },
  };
  return reading({ events: [event] });
}

function evidenceIn(
  application: unknown,
  source: string | undefined,
  origin: string | undefined,
  reader: AtsReader,
): Evidence[] {
  const channel =
    (source === undefined ? undefined : reader.channelOf(source)) ??
    (origin === 'agency' ? 'agency' : undefined);
  const referrer = idAt(application, 'user') ?? idAt(application, 'user', 'id');
  const isReferral = textAt(application, 'type') === 'referral';
  const credited =
    isReferral && referrer !== undefined ? reader.advocateOf({ employeeId: referrer }) : undefined;
  const { clickIdField, answerField } = reader.settings;
  return [
    ...answersIn(application, clickIdField).flatMap((text) => reader.carried(text)),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
    ...(credited === undefined ? [] : [{ kind: 'credited_to' as const, advocateId: credited }]),
    ...answersIn(application, answerField).flatMap((text) => reader.answered(text)),
  ];
}

/** The stage it is in now, from when the last change to it was made. */
function stageChanged({ id, opportunity, named, at: told }: Candidacy, reader: AtsReader): AtsReading {
  const stageId = idAt(opportunity, 'stage', 'id') ?? idAt(opportunity, 'stage');
  if (stageId === undefined) return problemAt(missing('/data/stage', 'The stage'));
  const changes = listAt(opportunity, 'stageChanges').filter(
    (change) => idAt(change, 'toStageId') === stageId,
  );
  const times = changes.flatMap((change) => readInstant(at(change, 'updatedAt')) ?? []).sort();
  const occurredAt = times.at(-1) ?? told;
  const name = textAt(opportunity, 'stage', 'text') ?? stageId;
  const stage = reader.stageOf({ id: stageId, name });
  return reading({
    events: [
      {
        type: 'stage.changed',
        key: `opportunity:${id}:stage:${stageId}:${occurredAt}`,
        occurredAt,
        data: { ...named, to: titleOf(name), ...(stage !== undefined && { stage }) },
      },
    ],
  });
}

function askForInterviews({ id, named, at: told }: Candidacy): AtsReading {
  const path = `/opportunities/${encodeURIComponent(id)}/interviews`;
  const about = { at: told, applicationId: id, candidateRef: named.candidateRef };
  return reading({ fetches: [{ what: 'interviews', path, told: about }] });
}
