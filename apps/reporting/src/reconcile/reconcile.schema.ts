import { Type } from 'typebox';

const Text = Type.String();
const Count = Type.Integer();
const closed = { additionalProperties: false } as const;

/** What reconcile found, for the API's description. */
export const ReconcileSchema = Type.Object(
  {
    ok: Type.Boolean({ description: 'Nothing differs.' }),
    checkedAt: Type.String({ format: 'date-time' }),
    checks: Type.Array(
      Type.Object(
        {
          name: Text,
          title: Type.String({ description: 'What was compared with what.' }),
          compared: Count,
          differences: Count,
          missing: Count,
          doubled: Count,
          notes: Type.Array(Text),
        },
        closed,
      ),
    ),
    differences: Type.Array(
      Type.Object(
        {
          tenant: Text,
          day: Text,
          what: Text,
          expected: Text,
          actual: Text,
          missing: Type.Optional(Count),
          doubled: Type.Optional(Count),
        },
        closed,
      ),
      { description: 'The first of them; differencesTotal says how many there are.' },
    ),
    differencesTotal: Count,
  },
  closed,
);
