import { DISCARD_REASONS, type DiscardReason } from '#domain/journeys/evidence-statement.js';

const REASONS: Readonly<Record<DiscardReason, string>> = {
  unknown_click: 'The click it names has not arrived; when it does, this is computed again.',
  click_not_human: "The click it names was not a person's, or was the sharer's own or a colleague's.",
  unknown_link: 'The link it names does not exist here.',
  unknown_sharer: "The link it names belongs to an advocate's share without saying whose.",
  unknown_visitor:
    'No view of a vacancy with this visitor key has arrived; when one does, this is computed again.',
  unreadable_time: 'The time it gives cannot be read.',
  outside_window: 'It lies longer before the end of the journey than the lookback window reaches.',
  after_anchor: 'It lies after the end of the journey.',
  outweighed: 'It is hearsay that says something else than better evidence does.',
  names_nobody: 'It says a colleague without saying who, and nothing else is known.',
};

/** What a reason means; the code itself for one that this release does not know. */
export function reasonText(code: string): string {
  const known = DISCARD_REASONS.find((reason) => reason === code);
  return known === undefined ? code : REASONS[known];
}
