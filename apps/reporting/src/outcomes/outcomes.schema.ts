import { Type } from 'typebox';
import { STAGES } from '#domain/events/talent.js';

const Moment = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });
const closed = { additionalProperties: false } as const;

/** The list of outcomes, for the API's description. */
export const OutcomesSchema = Type.Object(
  {
    data: Type.Array(
      Type.Object(
        {
          id: Type.String({ description: 'For GET /api/v1/outcomes/{id}/attribution.' }),
          candidateRef: Type.String(),
          applicationId: Type.String(),
          stage: Type.Enum(STAGES),
          at: Moment,
          reversedAt: Type.Union([Moment, Type.Null()], {
            description: 'When it stopped standing; null while it stands.',
          }),
          vacancyId: Type.String({ description: 'Empty when none is known.' }),
          internal: Type.Boolean(),
        },
        closed,
      ),
    ),
    meta: Type.Object(
      {
        dataAsOf: Moment,
        asKnownAt: Type.Union([Moment, Type.Null()]),
        settingsVersion: Type.Integer(),
        stage: Type.Enum(STAGES),
        from: Day,
        to: Day,
        zone: Type.String(),
        nextCursor: Type.Union([Type.String(), Type.Null()]),
      },
      closed,
    ),
  },
  closed,
);
