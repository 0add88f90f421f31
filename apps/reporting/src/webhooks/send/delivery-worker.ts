import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { reasonOf } from '#shared/errors/reason-of.js';
import { type OutgoingRules } from '#shared/outgoing/outgoing-rules.js';
import { webhookMetrics as metrics } from '../../metrics.js';
import { WEBHOOK_RULES } from '../outgoing-rules.token.js';
import { WebhookSecrets } from '../secrets/webhook-secrets.js';
import { attempt, type Attempt } from './attempt.js';
import { type ClaimedDelivery, DeliveryQueue } from './delivery-queue.js';
import { pauseAfter } from './retry-schedule.js';

const EVERY_MS = 1_000;
const TELL_EVERY_MS = 10_000;
const FORGET_EVERY_MS = 60 * 60_000;
const AT_ONCE = 20;
const AT_ONCE_OF_ONE_HOST = 4;
/** Longer than one attempt may take with everything around it; then another process tries. */
const LEASE_MS = 60_000;

/**
 * Sends what is to be told. Any number of processes do it side by side. At least once: what was sent and not noted is
 * sent again under the same id.
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private claiming: Promise<void> | undefined;

  constructor(
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WEBHOOK_RULES) private readonly rules: OutgoingRules,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.secrets.areUsable) {
      this.logger.warn('webhooks are off: INSTALLATION_SECRET is not set');
      return;
    }
    this.timers.push(
      setInterval(() => void this.wake(), EVERY_MS).unref(),
      setInterval(() => void this.now('counted', () => this.tell()), TELL_EVERY_MS).unref(),
      setInterval(
        () => void this.now('forgotten', () => this.queue.forget(this.clock())),
        FORGET_EVERY_MS,
      ).unref(),
    );
  }

  /** What is being sent is broken off and given back; only then may the stores be closed. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.stopping.abort();
    await this.claiming;
    await Promise.all(this.underWay);
  }

  /** Begins with everything that is due and has room. Never rejects: what fails is reported, and tried again. */
  wake(): Promise<void> {
    return (this.claiming ??= this.begin().finally(() => {
      this.claiming = undefined;
    }));
  }

  private async begin(): Promise<void> {
    try {
      // A slow receiver keeps its own places busy and nobody else's: what has room is begun at once.
      while (this.underWay.size < AT_ONCE && !this.stopping.signal.aborted) {
        const now = this.clock();
        const most = { ofOneHost: AT_ONCE_OF_ONE_HOST, inAll: AT_ONCE - this.underWay.size };
        const claimed = await this.queue.claim(now, now + LEASE_MS, most);
        for (const delivery of claimed) this.follow(this.handle(delivery));
        if (claimed.length === 0) break;
      }
    } catch (error) {
      this.logger.warn(`webhooks could not be sent; tried again soon: ${reasonOf(error)}`);
    }
  }

  private follow(handling: Promise<void>): void {
    const done = handling
      .catch((error: unknown) => {
        // Not noted, so the lease runs out and it is sent again.
        this.logger.warn(`a webhook could not be sent or noted; tried again in a minute: ${reasonOf(error)}`);
      })
      .finally(() => {
        this.underWay.delete(done);
        if (!this.stopping.signal.aborted) void this.wake();
      });
    this.underWay.add(done);
  }

  private async handle(delivery: ClaimedDelivery): Promise<void> {
    const { url, messageId: id, body, subscriptionId } = delivery;
    const secrets = await this.secrets.valid(subscriptionId);
    const message = { id, sentAtMs: this.clock(), body };
    const { rules } = this;
    const attempted = await attempt(url, message, secrets, { rules, signal: this.stopping.signal });
    metrics.attempts.inc({ outcome: await this.note(delivery, attempted) });
  }

  private async note(delivery: ClaimedDelivery, attempted: Attempt): Promise<string> {
    const now = this.clock();
    const { subscriptionId: id, attempts } = delivery;
    switch (attempted.outcome) {
      case 'delivered':
        await this.queue.delivered(delivery, attempted.status, now);
        return 'delivered';
      case 'aborted':
        await this.queue.release(delivery);
        return 'aborted';
      case 'gone':
        await this.queue.gone(delivery, attempted.status, now);
        this.logger.warn({ event: 'webhook disabled', id, reason: 'gone' });
        return 'dead';
      case 'failed': {
        const pause = pauseAfter(attempts, delivery.id, attempted.retryAfterMs);
        const isDisabled = await this.queue.failed(delivery, attempted, pause, now);
        if (isDisabled) this.logger.warn({ event: 'webhook disabled', id, reason: 'failing' });
        return pause === undefined || isDisabled ? 'dead' : 'later';
      }
    }
  }

  private async tell(): Promise<void> {
    const { waiting, oldestSeconds } = await this.queue.waiting(this.clock());
    metrics.waiting.set(waiting);
    metrics.oldestSeconds.set(oldestSeconds);
  }

  private async now(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`deliveries could not be ${what}; tried again later: ${reasonOf(error)}`);
    }
  }
}
