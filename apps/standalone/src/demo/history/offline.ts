import { type Clicking } from './clicking.js';
import { linkCodeOf, PLAIN } from './delivery.js';
import { DESTINATION_HOST } from './destination.js';
import { type Advocate } from './organisation.js';
import { type Offer } from './publishing.js';
import { type Stage } from './stage.js';
import { DAY_MS, momentOfDay } from './year.js';

const ADVOCATES_PER_CODE = 10;
/** A stand at a fair is seen by more people than a share. */
const VISITORS_TIMES = 3;

/**
 * QR codes that advocates take to fairs and meetups: a link without a share, for a code on a badge was shared on no
 * network. What they show is open to everybody, never a vacancy, of which somebody may be held out.
 */
export function goOffline(
  stage: Stage,
  { content }: Offer,
  clicking: Clicking,
  advocates: readonly Advocate[],
): void {
  const random = stage.random.fork('offline');
  const items = content.filter(({ vacancyId }) => vacancyId === undefined);
  for (let i = 0; i < stage.size.advocates / ADVOCATES_PER_CODE; i += 1) {
    const { id: advocateId, enrolledAt, leftAt } = random.pick(advocates);
    const at = momentOfDay(random, enrolledAt + random.int(1, 300) * DAY_MS);
    const { id: contentId, campaignId } = random.pick(items.filter(({ offeredAt }) => offeredAt < at));
    const visitors = random.poisson(stage.size.requestsPerShare * VISITORS_TIMES);
    if (at > (leftAt ?? Infinity)) continue;
    const name = `link-${stage.nextName('badge')}`;
    const body = JSON.stringify({
      destination: `https://${DESTINATION_HOST}/${contentId}?utm_source=badge`,
      by: 'advocate',
      advocateId,
      contentId,
      ...(campaignId === undefined ? {} : { campaignId }),
      network: 'offline',
      carryClickId: true,
    });
    stage.request(at, { kind: 'link', name, body, truth: PLAIN });
    const scanned = { id: name, at, link: name, linkCode: linkCodeOf(name), advocateId };
    clicking.follow({ ...scanned, carriesClickId: true, viaShortener: false }, visitors);
  }
}
