import { type Dimension } from './measure.js';

/** What the reports about content are broken down by, beside what others are. */
export const CONTENT_DIMENSIONS = [
  {
    name: 'content_kind',
    title: 'Kind of content',
    definition:
      'article, video, image, vacancy, event, podcast or other, by the latest offer of the item; (none) for what was never offered.',
  },
  {
    name: 'shared_vacancy',
    title: 'Vacancy that was shared',
    definition:
      'The vacancy a share is about: as the share says, or else as the latest offer of its content item does; (none) for everything else.',
  },
  {
    name: 'comparison_scope',
    title: 'Compared',
    definition:
      'the same items: content both sides shared, compared item by item. all shares: whatever either side shared, unmatched.',
  },
  {
    name: 'comparison_measure',
    title: 'Compared in',
    definition:
      'human clicks: on shares with measured impressions and a link of their own. reactions, comments and reshares: of shares with measured impressions.',
  },
  {
    name: 'left_out_reason',
    title: 'Why it is left out',
    definition:
      'Shared by one side only, nothing measured on a side, or no content item. Measured is having impressions; for clicks also a link of its own.',
  },
] as const satisfies readonly Dimension[];
