import { type Static, Type } from 'typebox';
import { closed } from '#domain/events/fields.js';
import { Label } from '../label.js';

const HOST_LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';

const RedirectHosts = Type.Array(
  Type.String({
    maxLength: 253,
    // With a star, at least two labels follow: `*.com` would allow everyone.
    pattern: `^(\\*\\.(${HOST_LABEL}\\.)+)?(${HOST_LABEL}\\.)*${HOST_LABEL}$`,
    description:
      'A host in lower case (international names in their xn-- form); *.example.org stands for all hosts below example.org.',
  }),
  { maxItems: 200, uniqueItems: true, description: 'Hosts that tracked links may lead to.' },
);
const InternalRanges = Type.Array(Type.String({ maxLength: 64 }), {
  maxItems: 1_000,
  uniqueItems: true,
  description: 'Address ranges of the organisation itself, CIDR. Clicks from there are internal.',
});
const PersonReportsReference = Type.Union([Label, Type.Null()], {
  description:
    'The works council or DPIA decision that allows reports about persons. Without it they are refused.',
});

export const CreateTenant = Type.Object(
  {
    id: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]{1,62}$',
      description: 'Lower-case letters, digits and hyphens. Cannot be changed.',
    }),
    name: Label,
    reportingZone: Type.Optional(
      Type.String({
        maxLength: 64,
        description: 'IANA zone whose days the reports use. Cannot be changed. Default: Europe/Amsterdam.',
      }),
    ),
    redirectHosts: Type.Optional(RedirectHosts),
    internalRanges: Type.Optional(InternalRanges),
    personReportsReference: Type.Optional(PersonReportsReference),
  },
  closed,
);
export type CreateTenant = Static<typeof CreateTenant>;

/** Not the zone: every day in every report would mean another day. */
export const EditOrganisation = Type.Object(
  {
    name: Type.Optional(Label),
    redirectHosts: Type.Optional(RedirectHosts),
    internalRanges: Type.Optional(InternalRanges),
    personReportsReference: Type.Optional(PersonReportsReference),
    minGroupSize: Type.Optional(
      Type.Integer({ minimum: 5, maximum: 1_000, description: 'Groups smaller than this are not shown.' }),
    ),
  },
  { ...closed, minProperties: 1 },
);
export type EditOrganisation = Static<typeof EditOrganisation>;
