import { type Static, Type } from 'typebox';
import { closed, Code, Network, PersonRef } from '#domain/events/fields.js';
import { CHOSEN_CODE } from './link-code.js';

const Destination = Type.String({
  minLength: 1,
  maxLength: 2_048,
  description: "The page it leads to, on one of the organisation's redirect hosts.",
});
const CarryClickId = Type.Boolean({
  description: "Whether the destination is told the click's id, as the query parameter mh_click.",
});

export const CreateLink = Type.Object(
  {
    destination: Destination,
    by: Type.Enum(['advocate', 'company_page'] as const, { description: 'Who shares it.' }),
    advocateId: Type.Optional(PersonRef),
    shareId: Type.Optional(Code),
    campaignId: Type.Optional(Code),
    contentId: Type.Optional(Code),
    vacancyId: Type.Optional(Code),
    network: Network,
    carryClickId: Type.Optional(CarryClickId),
    code: Type.Optional(
      Type.String({
        pattern: CHOSEN_CODE,
        description: 'A code of your own choice, if it is free. Default: a random one.',
      }),
    ),
  },
  closed,
);
export type CreateLink = Static<typeof CreateLink>;

/** Who shares it cannot be changed: clicks already counted would say otherwise. Make another link. */
export const EditLink = Type.Object(
  {
    destination: Type.Optional(Destination),
    shareId: Type.Optional(Type.Union([Code, Type.Null()])),
    campaignId: Type.Optional(Type.Union([Code, Type.Null()])),
    contentId: Type.Optional(Type.Union([Code, Type.Null()])),
    vacancyId: Type.Optional(Type.Union([Code, Type.Null()])),
    network: Type.Optional(Network),
    carryClickId: Type.Optional(CarryClickId),
    disabled: Type.Optional(Type.Boolean({ description: 'A disabled link answers 404 and counts nothing.' })),
  },
  { ...closed, minProperties: 1 },
);
export type EditLink = Static<typeof EditLink>;
