import { type Dimension } from './measure.js';

const member = <Name extends string>(name: Name, title: string, which: string) =>
  ({
    name,
    title,
    definition: `The ${which} of the members compared: an advocate, team, campaign, content item or network, as the parameter by says.`,
  }) as const satisfies Dimension;

/** What rows of the reports about overlap and media value are about. */
export const REACH_DIMENSIONS = [
  member('member_a', 'A', 'first'),
  member('member_b', 'B', 'second'),
  {
    name: 'member_c',
    title: 'C',
    definition: 'The third of the members compared; empty on a line that compares two.',
  },
  {
    name: 'rate_set',
    title: 'Rate set',
    definition:
      'The version of the media rates that was applied: /api/v1/media-rates/{version} has every rate with its source. 0 while none was entered.',
  },
] as const satisfies readonly Dimension[];
