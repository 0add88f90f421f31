import { type Random } from '#standalone/demo/history/random.js';

/** A CloudEvent as the load sends it. */
export interface LoadEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly data: unknown;
}

export const ADVOCATES = 20;
/** In the past of any machine this runs on. */
export const FIRST_MOMENT = Date.UTC(2025, 0, 1);

const SOURCE = 'urn:fault:load';
const EVENTS_PER_BATCH = 25;
const REPEATED_SHARE = 0.1;
const REMEMBERED = 500;
const DAYS = 200;

export function advocate(index: number): string {
  return `advocate-${String(index)}`;
}

/** Makes events of several kinds, one in ten a repeat of an earlier one, word for word. */
export class EventMill {
  private readonly recent: LoadEvent[] = [];
  private made = 0;

  constructor(private readonly random: Random) {}

  /** The advocates that everything else refers to. */
  enrolments(): LoadEvent[] {
    return Array.from({ length: ADVOCATES }, (_, index) =>
      this.event('advocate.enrolled', { advocateId: advocate(index), team: 'all', noticeVersion: 'v1' }),
    );
  }

  batch(): LoadEvent[] {
    return Array.from({ length: EVENTS_PER_BATCH }, () => {
      if (this.recent.length > 0 && this.random.chance(REPEATED_SHARE)) return this.random.pick(this.recent);
      const event = this.someEvent();
      this.recent.push(event);
      if (this.recent.length > REMEMBERED) this.recent.shift();
      return event;
    });
  }

  private someEvent(): LoadEvent {
    const advocateId = advocate(this.random.int(0, ADVOCATES - 1));
    const shareId = `share-${String(this.random.int(1, this.made))}`;
    const number = String(this.random.int(1, 2_000));
    const candidate = { candidateRef: `cand-${number}`, applicationId: `app-${number}` };
    const kind = this.random.weighted([
      ['share', 3] as const,
      ['measure', 3] as const,
      ['talk', 2] as const,
      ['application', 2] as const,
      ['hire', 1] as const,
    ]);
    switch (kind) {
      case 'share': {
        const audience = { size: 300, provenance: 'declared' };
        return this.event('share.created', {
          shareId: `share-${String(this.made)}`,
          by: 'advocate',
          advocateId,
          network: 'linkedin',
          audience,
        });
      }
      case 'measure':
        return this.event('share.measured', {
          shareId,
          provenance: 'network_api',
          impressions: this.random.int(1, 900),
        });
      case 'talk':
        return this.event('participation.logged', { advocateId, channel: 'forum', kind: 'answer' });
      case 'application':
        return this.event('application.received', {
          ...candidate,
          vacancyId: 'vac-1',
          evidence: [{ kind: 'referral', advocateId }],
        });
      case 'hire':
        return this.event('hired', candidate);
    }
  }

  private event(type: string, data: unknown): LoadEvent {
    this.made += 1;
    const time = new Date(FIRST_MOMENT + this.random.int(0, DAYS * 86_400_000)).toISOString();
    return { specversion: '1.0', id: `event-${String(this.made)}`, source: SOURCE, type, time, data };
  }
}
