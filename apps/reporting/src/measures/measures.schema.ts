import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;

/** Every measure and dimension, for the API's description. */
export const MeasuresSchema = Type.Object(
  {
    measures: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          title: Type.String(),
          definition: Type.String({
            description: 'What is counted, what is not, and what the number must not be taken for.',
          }),
          unit: Type.String(),
          type: Type.Enum(['integer', 'number'] as const),
          provenance: Type.Enum(['measured', 'declared', 'calculated', 'estimated'] as const),
          bound: Type.Optional(Type.Enum(['upper', 'lower'] as const)),
          additive: Type.Enum(['over days and groups', 'over days', 'not'] as const),
          version: Type.Integer({ description: 'Raised when the same events would give another number.' }),
        },
        closed,
      ),
    ),
    dimensions: Type.Array(
      Type.Object({ name: Type.String(), title: Type.String(), definition: Type.String() }, closed),
    ),
  },
  closed,
);
