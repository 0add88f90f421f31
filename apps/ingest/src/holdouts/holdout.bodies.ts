import { type Static, Type } from 'typebox';
import { CalendarDay, closed, Code, Title } from '#domain/events/fields.js';
import {
  DEFAULT_HELD_OUT_SHARE,
  DEFAULT_POWER,
  DEFAULT_SIGNIFICANCE,
} from '#domain/experiments/sample-size.js';

const Team = Type.Object(
  {
    team: Code,
    people: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description: 'Advocates in the team; needed for strata.',
      }),
    ),
  },
  closed,
);

const HeldOutShare = Type.Number({
  exclusiveMinimum: 0,
  exclusiveMaximum: 1,
  description: `Part of the teams that is held out in a parallel design. Default: ${String(DEFAULT_HELD_OUT_SHARE)}.`,
});

export const CreateHoldout = Type.Object(
  {
    name: Title,
    subject: Type.Object(
      {
        vacancyId: Type.Optional(Code),
        campaignId: Type.Optional(Code),
        contentId: Type.Optional(Code),
      },
      {
        ...closed,
        minProperties: 1,
        maxProperties: 1,
        description: 'What teams are shown, or not: one of these.',
      },
    ),
    teams: Type.Array(Team, {
      minItems: 4,
      maxItems: 2_000,
      description: 'The teams the lot is drawn over.',
    }),
    from: Type.Unsafe<string>({ ...CalendarDay, description: 'The first day, not before today.' }),
    to: CalendarDay,
    design: Type.Enum(['parallel', 'stepped'] as const, {
      default: 'parallel',
      description:
        'parallel: a part of the teams is held out to the end. stepped: all are held out at first and a part joins at every step.',
    }),
    heldOutShare: Type.Optional(HeldOutShare),
    steps: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 12,
        description: 'Of a stepped design: in how many steps teams join.',
      }),
    ),
    strata: Type.Integer({
      minimum: 1,
      maximum: 4,
      default: 1,
      description:
        'Into how many groups of about the same size the teams are divided before the lot is drawn.',
    }),
    seed: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{8,64}$',
        description: 'Decides the lot together with the id of the hold-out. Default: a random one.',
      }),
    ),
  },
  closed,
);
export type CreateHoldout = Static<typeof CreateHoldout>;

const Rate = Type.Number({ minimum: 0, maximum: 1 });

export const AskPower = Type.Object(
  {
    baseRate: Type.Unsafe<number>({
      ...Rate,
      description: 'The part of people with an outcome when held out.',
    }),
    expectedRate: Type.Unsafe<number>({
      ...Rate,
      description: 'The same when shown the subject, if it works as hoped.',
    }),
    teamSize: Type.Number({ minimum: 1, maximum: 100_000, description: 'People per team, on average.' }),
    icc: Type.Number({
      minimum: 0,
      maximum: 1,
      description:
        'How alike people of one team are; 0.01 to 0.05 is usual, the report of an earlier hold-out measures it.',
    }),
    sizeVariation: Type.Number({
      minimum: 0,
      maximum: 10,
      default: 0,
      description: 'Standard deviation of team sizes divided by their mean.',
    }),
    heldOutShare: Type.Unsafe<number>({ ...HeldOutShare, default: DEFAULT_HELD_OUT_SHARE }),
    power: Type.Number({ minimum: 0.5, maximum: 0.999, default: DEFAULT_POWER }),
    significance: Type.Number({ minimum: 0.0001, maximum: 0.5, default: DEFAULT_SIGNIFICANCE }),
  },
  closed,
);
export type AskPower = Static<typeof AskPower>;
