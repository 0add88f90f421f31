import { type Clicking } from './clicking.js';
import { linkCodeOf, PLAIN } from './delivery.js';
import { DESTINATION_HOST } from './destination.js';
import { type HeldOut } from './holdout-plan.js';
import { type Advocate, type DemoNetwork } from './organisation.js';
import { type ContentItem, type Offer } from './publishing.js';
import { type Random } from './random.js';
import { type Share } from './share.js';
import { SOURCES, type Stage } from './stage.js';
import { DAY_MS, HOUR_MS } from './year.js';

const OFFER_DAYS = 45;
const SHORTENER_SHARE = 0.05;
const RESHARE_SHARE = 0.08;
const MEASURED_SHARE = 0.6;
const OWN_WORDS_SHARE = 0.35;
const PAGE_NETWORKS: readonly (readonly [DemoNetwork, number])[] = [
  ['linkedin', 6],
  ['x', 2],
  ['facebook', 1],
];
const PAGE_FOLLOWERS = 4_500;

/** Sharing by advocates and by the company page, each share with its link, its counters and its clicks. */
export class Sharing {
  private readonly recent: Share[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly offer: Offer,
    private readonly clicking: Clicking,
    private readonly heldOut: HeldOut,
  ) {}

  plan(advocates: readonly Advocate[]): void {
    const { year, size } = this.stage;
    for (const advocate of advocates) {
      const random = this.stage.random.fork(`sharing-${advocate.id}`);
      const from = advocate.enrolledAt + HOUR_MS;
      const to = Math.min(advocate.leftAt ?? Infinity, year.end);
      if (from >= to) continue;
      const expected = (size.sharesPerAdvocate * advocate.activity * (to - from)) / (year.end - year.start);
      for (let i = random.poisson(expected); i > 0; i -= 1) {
        const at = year.momentBetween(random, from, to);
        this.stage.at(at, () => {
          this.share(random, at, random.weighted(advocate.networks), advocate);
        });
      }
    }
    this.planPage();
  }

  private planPage(): void {
    const { year, size } = this.stage;
    const random = this.stage.random.fork('sharing-page');
    for (let i = random.poisson(size.pageSharesPerWeek * 52); i > 0; i -= 1) {
      const at = year.momentBetween(random, year.start + DAY_MS, year.end);
      this.stage.at(at, () => {
        this.share(random, at, random.weighted(PAGE_NETWORKS), undefined);
      });
    }
  }

  private share(random: Random, at: number, network: DemoNetwork, advocate: Advocate | undefined): void {
    const item = this.itemOnOffer(random, at, advocate);
    if (item === undefined) return;
    const id = this.stage.nextName('share');
    const parent =
      advocate !== undefined && random.chance(RESHARE_SHARE) ? this.recentShare(random) : undefined;
    const about = {
      shareId: id,
      by: advocate === undefined ? 'company_page' : 'advocate',
      ...(advocate === undefined ? {} : { advocateId: advocate.id }),
      contentId: item.id,
      ...(item.vacancyId === undefined ? {} : { vacancyId: item.vacancyId }),
      ...(item.campaignId === undefined ? {} : { campaignId: item.campaignId }),
      network,
    };
    const share: Share = {
      id,
      at,
      link: `link-${id}`,
      linkCode: linkCodeOf(`link-${id}`),
      carriesClickId: item.vacancyId !== undefined || random.chance(0.5),
      viaShortener: random.chance(SHORTENER_SHARE),
      ...(advocate === undefined ? {} : { advocateId: advocate.id }),
      ...(item.vacancyId === undefined ? {} : { vacancyId: item.vacancyId }),
    };
    const destination = `https://${DESTINATION_HOST}/${item.vacancyId ?? item.id}?utm_source=${network}`;
    const link = JSON.stringify({ destination, ...about, carryClickId: share.carriesClickId });
    this.stage.request(at, { kind: 'link', name: share.link, body: link, truth: PLAIN });

    const size = audienceSize(random, advocate, network, at - this.stage.year.start);
    this.stage.tell(at, SOURCES.platform, 'share.created', {
      ...about,
      linkCode: share.linkCode,
      ...(parent === undefined ? {} : { parentShareId: parent.id }),
      ...(advocate === undefined ? {} : { ownWords: random.chance(OWN_WORDS_SHARE) }),
      ...(size === undefined
        ? {}
        : { audience: { size, provenance: advocate === undefined ? 'network_api' : 'declared' } }),
    });
    this.remember(share);
    this.measure(random, share, size ?? 300);
    const appeal =
      random.logNormal(0.65, 0.9) *
      (item.vacancyId === undefined ? 0.8 : 1.6) *
      (advocate === undefined ? 1.5 : 1);
    this.clicking.follow(share, random.poisson(this.stage.size.requestsPerShare * appeal));
  }

  /** Counters as the network gives them, some days later and growing; some are corrected downwards at the end. */
  private measure(random: Random, share: Share, audience: number): void {
    if (!random.chance(MEASURED_SHARE)) return;
    const seen = random.logNormal(0.3, 0.5) * audience;
    const snapshots = random.int(1, 3);
    for (let i = 1; i <= snapshots; i += 1) {
      const part = i / snapshots - (i === snapshots && random.chance(0.1) ? 0.05 : 0);
      const impressions = Math.floor(seen * part);
      this.stage.tell(share.at + i * 2 * DAY_MS + random.int(0, HOUR_MS), SOURCES.network, 'share.measured', {
        shareId: share.id,
        provenance: 'network_api',
        impressions,
        membersReached: Math.floor(impressions * 0.7),
        ...(random.chance(0.8)
          ? {
              reactions: Math.floor(impressions * 0.03),
              comments: Math.floor(impressions * 0.004),
              reshares: Math.floor(impressions * 0.002),
            }
          : {}),
      });
    }
  }

  private itemOnOffer(random: Random, at: number, advocate: Advocate | undefined): ContentItem | undefined {
    const onOffer = this.offer.content.filter(
      ({ offeredAt, vacancyId }) =>
        offeredAt < at && offeredAt > at - OFFER_DAYS * DAY_MS && !this.heldOut.isFrom(vacancyId, advocate),
    );
    if (onOffer.length > 0) return random.pick(onOffer);
    return this.offer.content.find(({ offeredAt }) => offeredAt < at);
  }

  private recentShare(random: Random): Share | undefined {
    return this.recent.length === 0 ? undefined : random.pick(this.recent);
  }

  private remember(share: Share): void {
    this.recent.push(share);
    if (this.recent.length > 50) this.recent.shift();
  }
}

/** Networks grow a little during the year. Undefined where the person did not tell. */
function audienceSize(
  random: Random,
  advocate: Advocate | undefined,
  network: DemoNetwork,
  elapsed: number,
): number | undefined {
  const base = advocate === undefined ? PAGE_FOLLOWERS : advocate.audience.get(network);
  if (base === undefined) return undefined;
  return Math.floor(base * (1 + (0.15 * elapsed) / (365 * DAY_MS))) + random.int(0, 3);
}
