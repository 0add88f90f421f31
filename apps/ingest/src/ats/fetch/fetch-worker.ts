import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { instantOf } from '#domain/time/instant.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { Intake } from '../../accept/intake.js';
import { INGEST_CONFIG, type IngestConfig } from '../../ingest.config.js';
import { atsFetches, atsFetchesWaiting, atsFetchOldestSeconds } from '../../metrics.js';
import { type AtsReading } from '../adapter.js';
import { type AtsConnection } from '../connection.js';
import { AtsConnections } from '../store/connections.js';
import { type ClaimedFetch, FetchQueue } from '../store/fetch-queue.js';
import { AtsSecrets } from '../store/secrets.js';
import { unreadPart } from '../webhook/cloud-event.js';
import { ReadDelivery } from '../webhook/read-delivery.js';
import { TakeReading } from '../webhook/take-reading.js';
import { attempt, type Attempt } from './attempt.js';

const EVERY_MS = 2_000;
const AT_ONCE = 5;
/** Longer than one attempt may take with everything around it; then another process tries. */
const LEASE_MS = 60_000;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60_000;

/** Asks recruitment systems for what their deliveries only name. Any number of processes do it side by side. */
@Injectable()
export class FetchWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FetchWorker.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isWoken = false;
  private isStopping = false;

  constructor(
    @Inject(FetchQueue) private readonly queue: FetchQueue,
    @Inject(AtsConnections) private readonly connections: AtsConnections,
    @Inject(AtsSecrets) private readonly secrets: AtsSecrets,
    @Inject(ReadDelivery) private readonly reader: ReadDelivery,
    @Inject(TakeReading) private readonly readings: TakeReading,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INGEST_CONFIG) private readonly config: IngestConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.isStopping = true;
    await this.running;
  }

  /** Something was queued here a moment ago. */
  wake(): void {
    this.isWoken = true;
    void this.run();
  }

  /** Works off everything that is due. Never rejects: what fails is reported, and tried again. */
  run(): Promise<void> {
    return (this.running ??= this.workOff().finally(() => {
      this.running = undefined;
      if (this.isWoken && !this.isStopping) this.wake();
    }));
  }

  private async workOff(): Promise<void> {
    this.isWoken = false;
    try {
      let taken = AT_ONCE;
      while (taken === AT_ONCE && !this.isStopping) {
        const now = this.clock();
        const claimed = await this.queue.claim(now, now + LEASE_MS, AT_ONCE);
        taken = claimed.length;
        await Promise.all(claimed.map((fetch) => this.handle(fetch)));
      }
      const { waiting, oldestSeconds } = await this.queue.waiting(this.clock());
      atsFetchesWaiting.set(waiting);
      atsFetchOldestSeconds.set(oldestSeconds);
    } catch (error) {
      this.logger.warn(`recruitment systems could not be asked; tried again soon: ${String(error)}`);
    }
  }

  private async handle(fetch: ClaimedFetch): Promise<void> {
    const connection = await this.connections.find(fetch.connectionId);
    if (connection === undefined) return; // of an adapter that another version of this service has
    const ats = connection.adapter.name;
    const attempted = await this.ask(connection, fetch);
    const reading = await this.read(connection, fetch, attempted);
    if (reading !== undefined) {
      // Taken before it is done, as a delivery is before it is remembered: a crash between asks once more.
      await this.readings.take(connection, nameOf(fetch), reading);
      await this.queue.done(fetch);
      atsFetches.inc({ ats, outcome: 'read' });
    } else if (attempted.outcome !== 'failed' || this.isTooOld(fetch)) {
      await this.giveUp(
        connection,
        fetch,
        attempted.outcome === 'answered' ? 'nobody reads it' : attempted.why,
      );
      atsFetches.inc({ ats, outcome: 'given_up' });
    } else {
      const pause = Math.max(pauseAfter(fetch.attempts), attempted.retryAfterMs ?? 0);
      await this.queue.later(fetch, this.clock() + pause, attempted.why);
      atsFetches.inc({ ats, outcome: 'later' });
    }
  }

  /** What an answer says, or that there is none; undefined when it says nothing. */
  private async read(
    connection: AtsConnection,
    fetch: ClaimedFetch,
    attempted: Attempt,
  ): Promise<AtsReading | undefined> {
    if (attempted.outcome === 'failed') return undefined;
    const reader = await this.reader.readerOf(connection, fetch);
    return attempted.outcome === 'answered'
      ? connection.adapter.readFetched?.(fetch, attempted.resource, reader)
      : connection.adapter.readGone?.(fetch, reader);
  }

  private isTooOld({ askedAt }: ClaimedFetch): boolean {
    return this.clock() - askedAt.getTime() > GIVE_UP_AFTER_MS;
  }

  private async ask({ id, adapter, settings }: AtsConnection, { path }: ClaimedFetch): Promise<Attempt> {
    const { api } = adapter;
    if (api === undefined) return { outcome: 'gone', why: 'this system has no API that is asked' };
    const [token] = await this.secrets.valid(id, 'api_token');
    if (token === undefined) return { outcome: 'failed', why: 'the connection has no API token' };
    const address = { base: settings.apiBase ?? api.defaultBase, path };
    return attempt(address, api.authorise(token), { allowPrivate: this.config.ATS_ALLOW_PRIVATE_ADDRESSES });
  }

  private async giveUp(connection: AtsConnection, fetch: ClaimedFetch, why: string): Promise<void> {
    const problems = [{ pointer: '', detail: `${fetch.path} could not be read: ${why}.` }];
    const part = { id: nameOf(fetch), at: instantOf(this.clock()), problems };
    const sent = unreadPart(connection, part, 'unknown_reference');
    await this.intake.take({ tenant: connection.tenant, events: [sent], keepRefused: true });
    await this.queue.done(fetch);
  }
}

function nameOf({ what, requestHash }: ClaimedFetch): string {
  return `fetch:${what}:${requestHash.toString('hex').slice(0, 16)}`;
}

function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS);
}
