import { type ClickMemory, type Remembered } from './click-memory.js';
import { clickIdOf } from './delivery.js';
import { type Advocate } from './organisation.js';
import { type Random } from './random.js';
import { DAY_MS, HOUR_MS, instant } from './year.js';

/** A piece of evidence as an application carries it. */
export type Evidence = Readonly<Record<string, string>>;

/** How applicants found the vacancy, as far as the recruitment system was told. */
type Trail = 'clicks' | 'link-code' | 'referral' | 'direct' | 'mixed' | 'nothing';
const TRAILS: readonly (readonly [Trail, number])[] = [
  ['clicks', 42],
  ['link-code', 8],
  ['referral', 8],
  ['direct', 10],
  ['mixed', 12],
  ['nothing', 20],
];

/** What an applicant can show for how they came: one touch, several that agree or not, or nothing. */
export class Trails {
  constructor(
    private readonly memory: ClickMemory,
    private readonly advocates: readonly Advocate[],
  ) {}

  evidenceFor(random: Random, vacancyId: string, at: number): Evidence[] {
    const clicks = (count: number) => this.memory.choose(random, vacancyId, count, at);
    switch (random.weighted(TRAILS)) {
      case 'nothing':
        return [];
      case 'direct':
        return [directVisit(random, at)];
      case 'referral':
        return [this.referral(random, at)];
      case 'link-code':
        return clicks(1).map((click) => linkCode(random, click, at));
      case 'clicks':
        return clicks(random.int(1, 4)).map(clickEvidence);
      case 'mixed':
        return random.shuffle([
          ...clicks(random.int(1, 3)).map(clickEvidence),
          ...clicks(1).map((click) => linkCode(random, click, at)),
          ...(random.chance(0.5) ? [directVisit(random, at)] : [this.referral(random, at)]),
        ]);
    }
  }

  private referral(random: Random, at: number): Evidence {
    const enrolled = this.advocates.filter(({ enrolledAt }) => enrolledAt < at);
    return {
      kind: 'referral',
      advocateId: random.pick(enrolled).id,
      ...sometimesDated(random, at - random.int(1, 30) * DAY_MS),
    };
  }
}

function clickEvidence({ click }: Remembered): Evidence {
  return { kind: 'click_id', clickId: click.kind === 'ours' ? clickIdOf(click.name) : click.clickId };
}

function linkCode(random: Random, { share }: Remembered, at: number): Evidence {
  return {
    kind: 'link_code',
    linkCode: share.linkCode,
    ...sometimesDated(random, at - random.int(1, 5) * HOUR_MS),
  };
}

function directVisit(random: Random, at: number): Evidence {
  return { kind: 'direct_visit', at: instant(at - random.int(0, 20) * DAY_MS) };
}

/** Half of the recruitment systems' sources carry no time. */
function sometimesDated(random: Random, at: number): Evidence {
  return random.chance(0.5) ? { at: instant(at) } : {};
}
