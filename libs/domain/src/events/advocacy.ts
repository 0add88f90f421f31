import { Type } from 'typebox';
import { CalendarDay, closed, Code, Count, Network, PersonRef, Provenance, Title } from './fields.js';

/** Why a request on a tracked link does, or does not, count as a person's click. */
export const VERDICTS = ['human', 'bot', 'preview', 'prefetch', 'internal', 'self'] as const;

export const ShareCreated = Type.Object(
  {
    shareId: Code,
    by: Type.Enum(['advocate', 'company_page'] as const),
    advocateId: Type.Optional(PersonRef),
    contentId: Type.Optional(Code),
    vacancyId: Type.Optional(Code),
    campaignId: Type.Optional(Code),
    network: Network,
    linkCode: Type.Optional(Code),
    parentShareId: Type.Optional(Code),
    ownWords: Type.Optional(Type.Boolean({ description: "Whether the text was made the advocate's own." })),
    audience: Type.Optional(
      Type.Object(
        { size: Count, provenance: Provenance },
        { ...closed, description: 'Connections or followers at the moment of sharing.' },
      ),
    ),
  },
  {
    ...closed,
    description: 'An advocate, or the company page, shared a content item or vacancy on a network.',
    if: { properties: { by: { const: 'advocate' } } },
    then: { required: ['advocateId'] },
    else: { not: { required: ['advocateId'] } },
  },
);

export const ShareMeasured = Type.Object(
  {
    shareId: Code,
    provenance: Type.Enum(['network_api', 'manual'] as const),
    impressions: Type.Optional(Count),
    membersReached: Type.Optional(Count),
    reactions: Type.Optional(Count),
    comments: Type.Optional(Count),
    reshares: Type.Optional(Count),
  },
  {
    ...closed,
    minProperties: 3,
    description: 'Cumulative counters of a share; per share and metric the latest occurredAt wins.',
  },
);

export const ClickRecorded = Type.Object(
  {
    clickId: Code,
    linkCode: Code,
    verdict: Type.Enum(VERDICTS),
    rule: Type.String({ pattern: '^[a-z0-9_.-]{1,64}$', description: 'The rule that gave the verdict.' }),
    visitorKey: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{8,64}$',
        description: 'A keyed, salted hash; absent when the visitor asked not to be told apart.',
      }),
    ),
  },
  { ...closed, description: 'One request on a tracked link, with its verdict. Nothing is thrown away.' },
);

export const PageFollowers = Type.Object(
  { pageId: Code, network: Network, day: CalendarDay, followers: Count },
  { ...closed, description: 'Followers of a company page on a day.' },
);

export const ContentOffered = Type.Object(
  {
    contentId: Code,
    title: Title,
    kind: Type.Enum(['article', 'video', 'image', 'vacancy', 'event', 'podcast', 'other'] as const),
    campaignId: Type.Optional(Code),
    vacancyId: Type.Optional(Code),
    offeredTo: Type.Union([Type.Literal('everyone'), Type.Array(Code, { minItems: 1, maxItems: 500 })]),
  },
  { ...closed, description: 'An item put on offer, to whom (everyone, or teams), when.' },
);
