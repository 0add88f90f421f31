import { type AtsReader, type AtsReading } from '../../adapter.js';
import { idAt, missing } from '../../payload.js';
import { problemAt, reading } from '../../reading.js';

export function deleted(payload: unknown, reader: AtsReader): AtsReading {
  const id = idAt(payload, 'payload', 'person', 'id');
  if (id === undefined) return problemAt(missing('/payload/person/id', 'The id of the candidate'));
  return reading({
    events: [
      {
        type: 'candidate.deleted',
        key: `candidate:${id}:deleted`,
        data: { candidateRef: reader.candidateRef(id) },
      },
    ],
  });
}

export function merged(payload: unknown, reader: AtsReader): AtsReading {
  const id = idAt(payload, 'payload', 'person', 'id');
  const into = idAt(payload, 'payload', 'person', 'new_candidate_id');
  if (id === undefined) return problemAt(missing('/payload/person/id', 'The id of the candidate'));
  if (into === undefined)
    return problemAt(missing('/payload/person/new_candidate_id', 'Whom they were merged into'));
  return reading({
    events: [
      {
        type: 'candidate.merged',
        key: `candidate:${id}:merged:${into}`,
        data: { candidateRef: reader.candidateRef(into), mergedRef: reader.candidateRef(id) },
      },
    ],
  });
}

export function anonymised(payload: unknown, reader: AtsReader): AtsReading {
  const id = idAt(payload, 'payload', 'candidate_id');
  if (id === undefined) return problemAt(missing('/payload/candidate_id', 'The id of the candidate'));
  return reading({
    events: [
      {
        type: 'candidate.anonymised',
        key: `candidate:${id}:anonymised`,
        data: { candidateRef: reader.candidateRef(id) },
      },
    ],
  });
}
