import { Type } from 'typebox';
import { ColumnSchema } from '../answer/answer.schema.js';

const texts = Type.Array(Type.String());
const closed = { additionalProperties: false } as const;

/** The catalogue of reports, for the API's description. */
export const CatalogueSchema = Type.Object(
  {
    reports: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          title: Type.String(),
          description: Type.String(),
          choices: Type.Array(
            Type.Object(
              { name: Type.String(), values: texts, fallback: Type.String(), definition: Type.String() },
              closed,
            ),
          ),
          filters: texts,
          parameters: texts,
          columns: Type.Array(ColumnSchema, { description: 'With every choice at its default.' }),
        },
        closed,
      ),
    ),
  },
  closed,
);
