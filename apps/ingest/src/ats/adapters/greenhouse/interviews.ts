import { type AtsEvent, type AtsReader, type AtsReading } from '../../adapter.js';
import { idAt, listAt, textAt } from '../../payload.js';
import { reading } from '../../reading.js';

/**
 * There is no webhook for an interview: what is known is the state of each whenever the candidate changes stage. An
 * interview's id is the plan's and shared by all applications, so it counts only together with the application.
 */
export function interviewsOf(
  named: { readonly candidateRef: string; readonly applicationId: string },
  application: unknown,
  reader: AtsReader,
  applicationId: string,
): AtsReading {
  return reading({
    events: listAt(application, 'current_stage', 'interviews').flatMap((interview): AtsEvent[] => {
      const id = idAt(interview, 'id');
      if (id === undefined) return [];
      const data = { ...named, interviewId: reader.code('interview', `${applicationId}.${id}`) };
      const key = `application:${applicationId}:interview:${id}`;
      switch (textAt(interview, 'status')) {
        case 'scheduled':
        case 'awaiting_feedback': // it was planned, and whether it took place is not said
          return [{ type: 'interview.scheduled', key: `${key}:scheduled`, data }];
        case 'complete':
          return [{ type: 'interview.completed', key: `${key}:completed`, data }];
        default:
          return [];
      }
    }),
  });
}
