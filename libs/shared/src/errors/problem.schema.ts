import { Type } from 'typebox';
import { PROBLEMS } from './problem.js';

/** A problem document as it is sent (RFC 9457), for the API's description. Some kinds say more in fields of their own. */
export const ProblemSchema = Type.Object(
  {
    type: Type.Enum(
      Object.keys(PROBLEMS).map((kind) => `urn:manyhands:problem:${kind}`),
      { description: 'The kind of refusal. Stable: programs decide by it.' },
    ),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What is wrong and the way out, for people.' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'The field or parameter, as a JSON pointer.' }),
          detail: Type.String(),
        }),
      ),
    ),
  },
  { description: 'Why a request was refused.' },
);
