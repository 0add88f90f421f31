import { type Advocate } from '../organisation.js';
import { type Random } from '../random.js';
import { type Share } from '../share.js';

/** Sources as the menus of the demo's recruitment systems have them. */
export const SOURCE_NAMES = [
  'LinkedIn',
  'Indeed',
  'Careers site',
  'Agency partners',
  'Job fair Utrecht',
  'Referral',
  'Internal applicant',
] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** What people say of how somebody came: whoever files the application, and the candidate. */
export interface Saying {
  readonly source?: SourceName;
  /** The advocate whom the recruitment system credits. */
  readonly creditedTo?: string;
  /** What the candidate typed: a colleague, an employee number, or a name of a site. */
  readonly answer?: string;
}

const MENU: readonly (readonly [SourceName, number])[] = [
  ['LinkedIn', 5],
  ['Indeed', 3],
  ['Careers site', 3],
  ['Agency partners', 2],
  ['Job fair Utrecht', 1],
];
const ANSWERED_SHARE = 0.35;

/** The number an advocate has in the personnel files, by which recruitment systems know them. */
export function employeeNumber(advocateId: string): string {
  return advocateId.replace('adv-', 'E');
}

/** What is said of how applicants came. Not always what happened: menus are filled in a hurry, and people forget. */
export class Sayings {
  constructor(private readonly advocates: readonly Advocate[]) {}

  /** @param over the share that the tracked click or link led to, if there was one */
  saying(random: Random, at: number, over: Share | undefined, isInternal: boolean): Saying {
    const answer = random.chance(ANSWERED_SHARE) ? { answer: this.answer(random, over) } : {};
    if (isInternal) return { source: 'Internal applicant' };
    if (over?.advocateId === undefined) {
      if (random.chance(0.15)) return answer;
      return { source: random.weighted(MENU), ...answer, ...this.credit(random, at, 0.15) };
    }
    const kind = random.weighted([
      ['theirs', 5],
      ['another', 2],
      ['menu', 3],
    ] as const);
    if (kind === 'menu') return { source: random.weighted(MENU), ...answer };
    if (kind === 'another') return { source: 'Referral', ...this.credit(random, at, 1), ...answer };
    return { source: 'Referral', creditedTo: over.advocateId, ...answer };
  }

  /** What somebody thinks it should have been. */
  correction(random: Random, at: number): Saying {
    return { source: random.chance(0.5) ? 'Referral' : 'Careers site', ...this.credit(random, at, 0.5) };
  }

  private credit(random: Random, at: number, share: number): Saying {
    const enrolled = this.advocates.filter(({ enrolledAt }) => enrolledAt < at);
    return random.chance(share) && enrolled.length > 0 ? { creditedTo: random.pick(enrolled).id } : {};
  }

  private answer(random: Random, over: Share | undefined): string {
    const colleague = over?.advocateId === undefined ? 'A colleague' : employeeNumber(over.advocateId);
    return random.pick(['A colleague', 'LinkedIn', colleague]);
  }
}
