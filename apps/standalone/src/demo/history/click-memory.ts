import { type Random } from './random.js';
import { type Share } from './share.js';
import { DAY_MS } from './year.js';

/** A click somebody may later name when applying: one the system numbered itself, or one a partner reported. */
export type RememberedClick =
  { readonly kind: 'ours'; readonly name: string } | { readonly kind: 'partner'; readonly clickId: string };

export interface Remembered {
  readonly click: RememberedClick;
  readonly share: Share;
  readonly at: number;
}

const KEPT_PER_VACANCY = 400;
const KEPT_ELSEWHERE = 2_000;

/** Clicks that carried their id to the page behind the link, kept where an application can find them again. */
export class ClickMemory {
  private readonly byVacancy = new Map<string, Remembered[]>();
  private readonly elsewhere: Remembered[] = [];

  add(share: Share, click: RememberedClick, at: number): void {
    const remembered = { click, share, at };
    if (share.vacancyId === undefined) {
      keep(this.elsewhere, remembered, KEPT_ELSEWHERE);
      return;
    }
    const ofVacancy = this.byVacancy.get(share.vacancyId) ?? [];
    this.byVacancy.set(share.vacancyId, ofVacancy);
    keep(ofVacancy, remembered, KEPT_PER_VACANCY);
  }

  /** Up to `count` different earlier clicks of one applicant: at least one on the vacancy, others on anything. */
  choose(random: Random, vacancyId: string, count: number, before: number): Remembered[] {
    const onVacancy = (this.byVacancy.get(vacancyId) ?? []).filter(({ at }) => at < before);
    if (onVacancy.length === 0) return [];
    // Half a year back: some lie outside the look-back window and must not earn anything.
    const others = this.elsewhere.filter(({ at }) => at < before && at > before - 180 * DAY_MS);
    const chosen = new Set<Remembered>([random.pick(onVacancy)]);
    for (let i = 1; i < count; i += 1)
      chosen.add(random.pick(others.length > 0 && random.chance(0.4) ? others : onVacancy));
    return [...chosen];
  }
}

function keep(list: Remembered[], item: Remembered, most: number): void {
  list.push(item);
  if (list.length > most) list.shift();
}
