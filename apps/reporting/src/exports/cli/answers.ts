import { type Static, Type } from 'typebox';
import { EXPORT_STATES } from '../store/export-job.js';

/** A job, as far as this command reads it. */
export const Job = Type.Object({
  id: Type.String(),
  state: Type.Enum(EXPORT_STATES),
  format: Type.String(),
  progress: Type.Object({
    rows: Type.Union([Type.Number(), Type.Null()]),
    bytes: Type.Number(),
    fraction: Type.Union([Type.Number(), Type.Null()]),
  }),
  expiresAt: Type.Union([Type.String(), Type.Null()]),
  dataAsOf: Type.Union([Type.String(), Type.Null()]),
  sha256: Type.Union([Type.String(), Type.Null()]),
  size: Type.Union([Type.Number(), Type.Null()]),
  failure: Type.Union([Type.String(), Type.Null()]),
});
export type Job = Static<typeof Job>;

export const Problem = Type.Object({
  status: Type.Number(),
  title: Type.String(),
  detail: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
});
export type Problem = Static<typeof Problem>;
