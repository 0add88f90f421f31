import { type AtsReader, type AtsReading } from '../../adapter.js';
import { idAt, missing } from '../../payload.js';
import { problemAt, reading } from '../../reading.js';

export function deleted(payload: unknown, reader: AtsReader): AtsReading {
  const id = idAt(payload, 'data', 'candidate', 'id') ?? idAt(payload, 'data', 'candidateId');
  if (id === undefined) return problemAt(missing('/data/candidate/id', 'The id of the candidate'));
  const data = { candidateRef: reader.candidateRef(id) };
  return reading({ events: [{ type: 'candidate.deleted', key: `candidate:${id}:deleted`, data }] });
}

/** The deleted candidate became the merged one, which is the one that stays. */
export function merged(payload: unknown, reader: AtsReader): AtsReading {
  const into = idAt(payload, 'data', 'mergedCandidate', 'id');
  const gone = idAt(payload, 'data', 'deletedCandidate', 'id');
  if (into === undefined) return problemAt(missing('/data/mergedCandidate/id', 'The candidate that stays'));
  if (gone === undefined)
    return problemAt(missing('/data/deletedCandidate/id', 'The candidate that was merged'));
  const data = { candidateRef: reader.candidateRef(into), mergedRef: reader.candidateRef(gone) };
  return reading({ events: [{ type: 'candidate.merged', key: `candidate:${gone}:merged:${into}`, data }] });
}
