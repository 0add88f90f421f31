import { Type } from 'typebox';
import { closed, Code, PersonRef } from './fields.js';

const advocate = { advocateId: PersonRef };

export const AdvocateInvited = Type.Object(
  { ...advocate, team: Type.Optional(Code) },
  { ...closed, description: 'An employee was invited.' },
);
export const AdvocateEnrolled = Type.Object(
  {
    ...advocate,
    team: Code,
    noticeVersion: Code,
    namedInReports: Type.Optional(
      Type.Boolean({ description: 'The person opted in to be shown by name in reports. Default false.' }),
    ),
  },
  {
    ...closed,
    description:
      'An employee joined, having seen this version of the privacy notice. Sent again when the team or the choice changes.',
  },
);
export const AdvocateLeft = Type.Object(
  { ...advocate },
  { ...closed, description: 'An employee left the programme.' },
);
export const PolicyAcknowledged = Type.Object(
  { ...advocate, policyVersion: Code },
  { ...closed, description: 'An advocate acknowledged the policy.' },
);
export const TrainingCompleted = Type.Object(
  { ...advocate, training: Code },
  { ...closed, description: 'An advocate completed a training.' },
);
export const RecognitionGiven = Type.Object(
  { ...advocate, kind: Code },
  { ...closed, description: 'An advocate was recognised.' },
);
export const ParticipationLogged = Type.Object(
  { ...advocate, channel: Code, kind: Code },
  { ...closed, description: 'An advocate took part in an industry chat, group or community.' },
);

/** Smallest group a survey answer may speak for; below it the answer would point at a person. */
export const MIN_SURVEY_GROUP = 5;
export const SurveyAnswered = Type.Object(
  {
    wave: Code,
    group: Code,
    groupSize: Type.Integer({ minimum: MIN_SURVEY_GROUP, maximum: 1_000_000 }),
    answers: Type.Record(
      Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$' }),
      Type.Integer({ minimum: 1, maximum: 5 }),
      { ...closed },
    ),
  },
  {
    ...closed,
    description:
      'Answers of one anonymous respondent in a group of at least five. No person, by construction.',
  },
);
