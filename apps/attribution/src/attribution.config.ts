import { Type, type Static } from 'typebox';

/** What attribution can be told. */
export const AttributionConfig = Type.Object({
  ROLLUP_QUIET_MS: Type.Integer({
    minimum: 0,
    default: 2_000,
    description: 'A day is recomputed once nothing new came for it this long.',
  }),
  ROLLUP_MAX_WAIT_MS: Type.Integer({
    minimum: 0,
    default: 60_000,
    description: 'Longest a day waits to be recomputed while new events keep coming.',
  }),
  ROLLUP_GRACE_MS: Type.Integer({
    minimum: 60_000,
    default: 600_000,
    description: 'How long a replaced version of a day is kept for reports that are still reading it.',
  }),
});
export type AttributionConfig = Readonly<Static<typeof AttributionConfig>>;
