import { mkdirSync } from 'node:fs';
import { Rig, type RigOptions } from '#testing/rig/rig.js';
import { Http } from '../workload/http.js';
import { BACKDATE_TOKEN } from '../workload/link-door.js';
import { DAY_MS, type Organisation, peopleAndThings, WINDOW_DAYS } from '../workload/organisation.js';
import { type SendingBook } from '../workload/sending-book.js';
import { api } from './api.js';
import { FakeClock } from './fake-clock.js';
import { type Need } from '../scenarios/scenario.js';
import { SmallDisks } from './small-disks.js';

/** The first organisation of every installation; the raw topics are its own. */
const SHARED_TENANT = 'main';
const HOSTS = ['jobs.example.com'];
const FIRST_WINDOW = Date.UTC(2001, 0, 1);
/** Windows of trials do not touch, so that what one trial sent is in no report of another. */
const WINDOW_STEP_MS = (WINDOW_DAYS + 10) * DAY_MS;
/** Soon, so that what is judged at the end are rollups and not a recount from raw facts each time. */
const ENVIRONMENT = {
  BACKDATE_TOKEN,
  ROLLUP_QUIET_MS: '300',
  ROLLUP_MAX_WAIT_MS: '2000',
  LOG_LEVEL: 'warn',
};

/** The three services on their stores, and what has been sent to them by all trials so far. */
export class Installation {
  readonly marks: string[] = [];
  readonly sharedMistakes = new Set<string>();
  private readonly http = new Http();
  private trials = 0;

  private constructor(
    readonly rig: Rig,
    readonly disks: SmallDisks | undefined,
    readonly clock: FakeClock | undefined,
  ) {}

  static async start(options: RigOptions): Promise<Installation> {
    const rig = await Rig.start({ ...options, env: { ...ENVIRONMENT, ...options.env } });
    return new Installation(rig, undefined, undefined);
  }

  /** One whose disks can be filled and whose clock can be moved, as far as this machine can give that. */
  static async startPliable(options: RigOptions): Promise<Installation> {
    mkdirSync(options.dataDir, { recursive: true });
    const clock = FakeClock.in(options.dataDir);
    const disks = SmallDisks.whyNot() === undefined ? SmallDisks.mount(options.dataDir) : undefined;
    try {
      const env = { ...ENVIRONMENT, ...clock?.environment, ...options.env };
      return new Installation(await Rig.start({ ...options, env }), disks, clock);
    } catch (error) {
      disks?.unmount();
      throw error;
    }
  }

  /** Why a scenario cannot be run on this machine; undefined when it can. */
  static whyNot(need: Need | undefined): string | undefined {
    switch (need) {
      case undefined:
      case 'an installation that is thrown away':
        return undefined;
      case 'disks that can be filled':
        return SmallDisks.whyNot();
      case 'a clock that can be moved':
        return FakeClock.whyNot();
    }
  }

  get ingestUrls(): readonly string[] {
    return this.rig.services('ingest').map(({ url }) => url);
  }

  get reportingUrl(): string {
    const [first] = this.rig.services('reporting');
    if (first === undefined) throw new Error('no reporting service runs');
    return first.url;
  }

  /** Names the next trial: no two trials of an installation share a name, a window of time or an id. */
  nameTrial(scenario: string): { readonly trial: string; readonly firstMoment: number } {
    this.trials += 1;
    return {
      trial: `${scenario}${String(this.trials)}`,
      firstMoment: FIRST_WINDOW + this.trials * WINDOW_STEP_MS,
    };
  }

  /** An organisation for a trial: the first one of the installation, or one of its own. */
  async open(name: string, trial: string, firstMoment: number): Promise<Organisation> {
    const isShared = name === SHARED_TENANT;
    const mark = `${trial}-${name}_`;
    const tenant = isShared ? SHARED_TENANT : `${trial}-${name}`;
    const key = isShared ? this.rig.adminKey : await this.createTenant(tenant);
    if (isShared)
      await this.ask('PATCH', '/api/v1/organisation', key, {
        redirectHosts: HOSTS,
        personReportsReference: 'fault run',
      });
    const things = peopleAndThings(mark);
    this.marks.push(mark);
    return { tenant, mark, trial, key, isShared, writesRawTopics: isShared, firstMoment, ...things };
  }

  /** Its tracked links; the people they belong to have to be known by then. */
  async makeLinks({ links, key }: Organisation): Promise<void> {
    await Promise.all(
      links.map(({ code, by, advocateId, contentId, campaignId, network }) =>
        this.ask('POST', '/api/v1/links', key, {
          code,
          destination: 'https://jobs.example.com/',
          by,
          ...(advocateId === undefined ? {} : { advocateId }),
          ...(campaignId === undefined ? {} : { campaignId }),
          contentId,
          network,
          carryClickId: true,
        }),
      ),
    );
  }

  /** Keeps the mistakes of the organisation that all trials share: they stay in its list of refused events. */
  remember({ isShared }: Organisation, { mistakes }: SendingBook): void {
    if (isShared) for (const key of mistakes.keys()) this.sharedMistakes.add(key);
  }

  async stop(): Promise<void> {
    this.http.close();
    await this.rig.stop();
    this.disks?.unmount();
  }

  private async createTenant(id: string): Promise<string> {
    const { key } = await this.ask<{ key: { key: string } }>('POST', '/api/v1/tenants', this.rig.adminKey, {
      id,
      name: id,
      redirectHosts: HOSTS,
      personReportsReference: 'fault run',
    });
    return key.key;
  }

  private ask<T>(method: 'POST' | 'PATCH', path: string, key: string, body: unknown): Promise<T> {
    return api<T>(this.http, { method, url: `${this.ingestUrls[0] ?? ''}${path}`, key, body });
  }
}
