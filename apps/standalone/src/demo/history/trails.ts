import { type ClickMemory, type Remembered } from './click-memory.js';
import { clickIdOf } from './delivery.js';
import { type Advocate } from './organisation.js';
import { type Random } from './random.js';
import { type Share } from './share.js';
import { DAY_MS, HOUR_MS, instant } from './year.js';

/** A piece of evidence as an application carries it. */
export type Evidence = Readonly<Record<string, string>>;

/** A piece of evidence, and the share it leads to when it is a click or a link. */
export interface Found {
  readonly evidence: Evidence;
  readonly share?: Share;
}

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

  evidenceFor(random: Random, vacancyId: string, at: number): Found[] {
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

  private referral(random: Random, at: number): Found {
    const enrolled = this.advocates.filter(({ enrolledAt }) => enrolledAt < at);
    const advocateId = random.pick(enrolled).id;
    const dated = sometimesDated(random, at - random.int(1, 30) * DAY_MS);
    return { evidence: { kind: 'referral', advocateId, ...dated } };
  }
}

function clickEvidence({ click, share }: Remembered): Found {
  const clickId = click.kind === 'ours' ? clickIdOf(click.name) : click.clickId;
  return { evidence: { kind: 'click_id', clickId }, share };
}

function linkCode(random: Random, { share }: Remembered, at: number): Found {
  const dated = sometimesDated(random, at - random.int(1, 5) * HOUR_MS);
  return { evidence: { kind: 'link_code', linkCode: share.linkCode, ...dated }, share };
}

function directVisit(random: Random, at: number): Found {
  return { evidence: { kind: 'direct_visit', at: instant(at - random.int(0, 20) * DAY_MS) } };
}

/** Half of the recruitment systems' sources carry no time. */
function sometimesDated(random: Random, at: number): Evidence {
  return random.chance(0.5) ? { at: instant(at) } : {};
}
