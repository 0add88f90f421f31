import { Random } from '#standalone/demo/history/random.js';

export interface StreamEvent {
  readonly type: string;
  readonly id: string;
  readonly time: string;
  readonly data: unknown;
}

const ADVOCATES = 200;
const DAYS = 90;
const START = Date.UTC(2025, 0, 1);

/** Advocates the stream refers to; they are enrolled before the clock runs. */
export function enrolments(): StreamEvent[] {
  return Array.from({ length: ADVOCATES }, (_, index) => ({
    type: 'advocate.enrolled',
    id: `enrolled-${String(index)}`,
    time: new Date(START).toISOString(),
    data: { advocateId: advocate(index), team: `team-${String(index % 12)}`, noticeVersion: 'v1' },
  }));
}

/**
 * What an organisation sends: mostly clicks, some shares and counters, a little of everything else.
 * @param series begins every id, so that one stream after the other is not a repeat
 */
export function* streamOf(count: number, linkCodes: readonly string[], series = ''): Generator<StreamEvent> {
  const random = new Random(`bench-events${series}`);
  for (let index = 0; index < count; index += 1) {
    const time = new Date(START + Math.floor(random.next() * DAYS * 86_400_000)).toISOString();
    yield { id: `${series}event-${String(index)}`, time, ...someEvent(random, index, linkCodes, series) };
  }
}

function someEvent(
  random: Random,
  index: number,
  linkCodes: readonly string[],
  series: string,
): Pick<StreamEvent, 'type' | 'data'> {
  const advocateId = advocate(random.int(0, ADVOCATES - 1));
  const share = `${series}share-${String(random.int(0, index))}`;
  const kind = random.weighted([
    ['click', 70] as const,
    ['measure', 15] as const,
    ['share', 8] as const,
    ['application', 4] as const,
    ['training', 3] as const,
  ]);
  switch (kind) {
    case 'click':
      return {
        type: 'click.recorded',
        data: {
          clickId: `${series}click-${String(index)}`,
          linkCode: random.pick(linkCodes),
          verdict: 'human',
          rule: 'bench.counted',
          visitorKey: `visitor-${String(random.int(0, 50_000))}`,
        },
      };
    case 'measure':
      return {
        type: 'share.measured',
        data: {
          shareId: share,
          provenance: 'network_api',
          impressions: random.int(1, 900),
          membersReached: random.int(1, 600),
        },
      };
    case 'share':
      return {
        type: 'share.created',
        data: {
          shareId: `${series}share-${String(index)}`,
          by: 'advocate',
          advocateId,
          contentId: `content-${String(random.int(1, 90))}`,
          network: 'linkedin',
          audience: { size: random.int(50, 900), provenance: 'declared' },
        },
      };
    case 'application':
      return {
        type: 'application.received',
        data: {
          candidateRef: `${series}cand-${String(index)}`,
          applicationId: `${series}app-${String(index)}`,
          vacancyId: `vac-${String(random.int(1, 40))}`,
          evidence: [{ kind: 'click_id', clickId: `${series}click-${String(random.int(0, index))}` }],
        },
      };
    case 'training':
      return { type: 'training.completed', data: { advocateId, training: 'basics' } };
  }
}

function advocate(index: number): string {
  return `adv-${String(index)}`;
}
