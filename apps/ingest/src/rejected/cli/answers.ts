import { type Static, Type } from 'typebox';

const Problem = Type.Object({ pointer: Type.String(), detail: Type.String() });

/** What the service answers, as far as this command reads it. */
export const Refused = Type.Object({
  id: Type.String(),
  reason: Type.String(),
  problems: Type.Array(Problem),
  origin: Type.Object({
    channel: Type.String(),
    keyId: Type.Optional(Type.String()),
    topic: Type.Optional(Type.String()),
    partition: Type.Optional(Type.Number()),
    offset: Type.Optional(Type.Number()),
    ats: Type.Optional(Type.String()),
    connectionId: Type.Optional(Type.String()),
    kind: Type.Optional(Type.String()),
    line: Type.Optional(Type.Number()),
    bytes: Type.Optional(Type.Number()),
    truncated: Type.Optional(Type.Boolean()),
  }),
  receivedAt: Type.String(),
  replayedAt: Type.Union([Type.String(), Type.Null()]),
  erasedAt: Type.Union([Type.String(), Type.Null()]),
});
export type Refused = Static<typeof Refused>;

export const RefusedWithText = Type.Intersect([Refused, Type.Object({ raw: Type.String() })]);
export type RefusedWithText = Static<typeof RefusedWithText>;

export const RefusedPage = Type.Object({
  items: Type.Array(Refused),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});
export type RefusedPage = Static<typeof RefusedPage>;

export const Reasons = Type.Object({
  reasons: Type.Array(
    Type.Object({
      reason: Type.String(),
      total: Type.Number(),
      open: Type.Number(),
      erased: Type.Number(),
    }),
  ),
});
export type Reasons = Static<typeof Reasons>;

const Result = Type.Object({
  rejectedId: Type.String(),
  status: Type.Enum(['accepted', 'duplicate', 'rejected'] as const),
  reason: Type.Optional(Type.String()),
  problems: Type.Optional(Type.Array(Problem)),
});
export type Result = Static<typeof Result>;

export const ReplayPage = Type.Object({
  accepted: Type.Number(),
  duplicate: Type.Number(),
  rejected: Type.Number(),
  results: Type.Array(Result),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});
export type ReplayPage = Static<typeof ReplayPage>;

/** What became of one event that was accepted when it was sent again. */
export const Outcome = Type.Object({ status: Type.Enum(['accepted', 'duplicate'] as const) });

/** An RFC 9457 problem document. `reason` tells a refused event from a request that cannot be answered. */
export const ProblemDocument = Type.Object({
  status: Type.Number(),
  title: Type.String(),
  detail: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Problem)),
});
export type ProblemDocument = Static<typeof ProblemDocument>;
