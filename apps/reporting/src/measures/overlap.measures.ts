import { type Measure } from './measure.js';

const EACH = ['a', 'b', 'c'] as const;
const ORDINAL = { a: 'first', b: 'second', c: 'third' } as const;

/** The measures there are once for each member of a comparison. */
function ofEach<Name extends string>(
  measureOf: (ordinal: string, letter: string) => Omit<Measure, 'name'>,
  nameOf: (letter: (typeof EACH)[number]) => Name,
): (Measure & { readonly name: Name })[] {
  return EACH.map((letter) => ({
    name: nameOf(letter),
    ...measureOf(ORDINAL[letter], letter.toUpperCase()),
  }));
}

const VISITOR_DAYS =
  'Visitors are counted per reporting day, as unique clickers are: people are not recognised across days, so two members overlap when both reached a visitor on the same day. Somebody whom one reached on Monday and the other on Tuesday is two visitors and in no overlap: the overlap of people is at least as large.';

/** How far two or three members reached the same visitors. Exact sets, no estimates. */
export const OVERLAP_MEASURES = [
  ...ofEach(
    (ordinal, letter) => ({
      title: `Visitors of ${letter} (visitor-days)`,
      definition: `Distinct visitors with a human click on a link of the ${ordinal} member. ${VISITOR_DAYS} Visitors who asked not to be told apart are not counted.`,
      unit: 'visitor-days',
      type: 'integer',
      provenance: 'measured',
      additive: 'over days',
      version: 1,
    }),
    (letter) => `visitors_${letter}` as const,
  ),
  {
    name: 'visitors_in_all',
    title: 'Visitors in all (visitor-days)',
    definition: `Visitors whom every member of the line reached on the same day, counted one by one. ${VISITOR_DAYS}`,
    unit: 'visitor-days',
    type: 'integer',
    provenance: 'measured',
    bound: 'lower',
    additive: 'over days',
    version: 1,
  },
  {
    name: 'visitors_in_any',
    title: 'Visitors in any (visitor-days)',
    definition:
      'Distinct visitors per reporting day whom at least one member of the line reached: what they reached together.',
    unit: 'visitor-days',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days',
    version: 1,
  },
  ...ofEach(
    (ordinal, letter) => ({
      title: `Visitors of ${letter} alone (visitor-days)`,
      definition: `Visitors whom the ${ordinal} member reached on a day and no other member of the line did. Members who are not on the line do not matter.`,
      unit: 'visitor-days',
      type: 'integer',
      provenance: 'measured',
      additive: 'over days',
      version: 1,
    }),
    (letter) => `visitors_only_${letter}` as const,
  ),
  {
    name: 'jaccard',
    title: 'Jaccard index',
    definition:
      'Visitors in all divided by visitors in any: 0 when no day has a common visitor, 1 when all visitors are common. Empty when nobody was reached.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  ...ofEach(
    (ordinal, letter) => ({
      title: `Part of ${letter} that is common`,
      definition: `The part of the ${ordinal} member's visitors whom every other member of the line reached too, on the same day. Empty when the ${ordinal} member reached nobody.`,
      unit: 'ratio',
      type: 'number',
      provenance: 'calculated',
      additive: 'not',
      version: 1,
    }),
    (letter) => `common_part_${letter}` as const,
  ),
] as const satisfies readonly Measure[];
