import { type CreditRow } from './rows.js';

/** Who may be named in this answer. */
export interface ShownPeople {
  readonly shown: readonly string[];
  /** What stands in the place of somebody who may not be. */
  readonly pool: string;
}

/** Who stands behind credit, by name where that is allowed. */
export function holderOf(
  { channel, advocate_id }: Pick<CreditRow, 'channel' | 'advocate_id'>,
  people: ShownPeople,
): string {
  if (channel !== 'advocate') return channel;
  return people.shown.includes(advocate_id) ? advocate_id : people.pool;
}

/** A share, its link and its clicks lead to the person as surely as the name does. */
export function isHidden(
  { channel, advocate_id }: Pick<CreditRow, 'channel' | 'advocate_id'>,
  { shown }: ShownPeople,
): boolean {
  return channel === 'advocate' && !shown.includes(advocate_id);
}
