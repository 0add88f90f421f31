import { type Instant } from '#domain/ids.js';
import { type CreditRow } from './rows.js';
import { holderOf, isHidden, type ShownPeople } from './shown-people.js';

/** One contact on the way to the outcome. Null: not known, or not to be shown. */
export interface JourneyTouch {
  readonly touch: number;
  readonly at: Instant;
  readonly channel: string;
  readonly advocateId: string | null;
  readonly shareId: string | null;
  readonly linkCode: string | null;
  readonly campaignId: string | null;
  readonly contentId: string | null;
  readonly network: string | null;
  /** What joined it to the candidate, and what else says the same. */
  readonly evidence: string;
  readonly corroboratedBy: readonly string[];
  /** Clicks joined into it; 0 when it does not come from a click. */
  readonly clicks: number;
  /** The events behind it. */
  readonly events: readonly string[];
}

/** The touches of an outcome: every model's rows tell of the same ones. */
export function journeyOf(credits: readonly CreditRow[], people: ShownPeople): JourneyTouch[] {
  const [first] = credits;
  return credits
    .filter(({ model }) => model === first?.model)
    .flatMap((row) => {
      const { touch_at: at } = row;
      if (at === null) return []; // the unattributed row
      const hidden = isHidden(row, people);
      return [
        {
          touch: row.touch_index,
          at,
          channel: row.channel,
          advocateId: row.channel === 'advocate' ? holderOf(row, people) : null,
          shareId: hidden ? null : orNull(row.share_id),
          linkCode: hidden ? null : orNull(row.link_code),
          campaignId: orNull(row.campaign_id),
          contentId: orNull(row.content_id),
          network: orNull(row.network),
          evidence: row.evidence,
          corroboratedBy: row.corroborated_by,
          clicks: row.clicks,
          events: hidden ? [] : row.touch_events,
        },
      ];
    });
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
