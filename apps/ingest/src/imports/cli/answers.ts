import { type Static, Type } from 'typebox';

const Finding = Type.Object({
  line: Type.Number(),
  column: Type.Optional(Type.String()),
  detail: Type.String(),
});

/** What the service answers, as far as this command reads it. */
export const Answer = Type.Object({
  kind: Type.String(),
  dryRun: Type.Boolean(),
  encoding: Type.String(),
  delimiter: Type.String(),
  columns: Type.Record(Type.String(), Type.String()),
  ignoredColumns: Type.Array(Type.String()),
  rows: Type.Object({ read: Type.Number(), withProblems: Type.Number() }),
  events: Type.Object({ accepted: Type.Number(), duplicate: Type.Number(), rejected: Type.Number() }),
  problems: Type.Array(Finding),
  leftOut: Type.Array(Finding),
  notListed: Type.Number(),
});
export type Answer = Static<typeof Answer>;

export const Problem = Type.Object({
  status: Type.Number(),
  title: Type.String(),
  detail: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Object({ detail: Type.String() }))),
});
export type Problem = Static<typeof Problem>;

/** One line of the answer: how far it is, or how it ended. */
export const Line = Type.Object({
  progress: Type.Optional(Type.Object({ step: Type.String(), rowsRead: Type.Number() })),
  answer: Type.Optional(Answer),
  problem: Type.Optional(Problem),
});
export type Line = Static<typeof Line>;
