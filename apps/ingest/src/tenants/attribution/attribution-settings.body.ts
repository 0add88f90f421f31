import { type Static, Type } from 'typebox';
import { ANCHORINGS, DEFAULT_SETTINGS, DELETED_CANDIDATES } from '#domain/attribution/settings.js';
import { closed } from '#domain/events/fields.js';

const MAX_MODELS = 50;

/**
 * What an organisation chooses about attribution, all of it at once: take what GET has under `settings`, change it, send
 * it back. The time within which two clicks are one is not here. The reach rollups join clicks with the same 30 seconds,
 * and a report whose touches are counted by one rule and credited by another would contradict itself.
 */
export const AttributionChoice = Type.Object(
  {
    lookbackDays: Type.Number({
      description: `How many days before an application a touch can lie and still count, 0 to 3650. At first ${String(DEFAULT_SETTINGS.lookbackDays)}.`,
    }),
    halfLifeDays: Type.Number({
      description: `After how many days a touch weighs half, in time decay. At first ${String(DEFAULT_SETTINGS.halfLifeDays)}.`,
    }),
    anchor: Type.Enum([...ANCHORINGS], {
      description:
        'application: later stages inherit the journey that led to the application. stage: each has its own, up to the stage.',
    }),
    deletedCandidates: Type.Enum([...DELETED_CANDIDATES], {
      description: 'Whether outcomes of candidates whom the ATS deleted still count.',
    }),
    models: Type.Union(
      [
        Type.Literal('all'),
        Type.Array(Type.String({ maxLength: 64 }), { maxItems: MAX_MODELS, uniqueItems: true }),
      ],
      { description: 'all, or the names of the path models to compute.' },
    ),
  },
  closed,
);
export type AttributionChoice = Static<typeof AttributionChoice>;
