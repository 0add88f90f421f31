import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { type Credential } from '#shared/access/credential.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { ProblemError } from '#shared/errors/problem.js';
import { checkedUrl } from '#shared/outgoing/checked-url.js';
import { OutgoingError } from '#shared/outgoing/outgoing-error.js';
import { type OutgoingRules } from '#shared/outgoing/outgoing-rules.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { requirePersonDecision } from '../outcomes/person-decision.js';
import { type EventType } from './event-types.js';
import { WEBHOOK_RULES } from './outgoing-rules.token.js';
import { WebhookSecrets } from './secrets/webhook-secrets.js';
import { type CreateSubscription, type EditSubscription } from './subscriptions/subscription.bodies.js';
import { type Subscription } from './subscriptions/subscription.js';
import { subscriptionView, type SubscriptionView } from './subscriptions/subscription.view.js';
import { MAX_SUBSCRIPTIONS, Subscriptions } from './subscriptions/subscriptions.js';

/** A secret that was made just now: told here, and never again. */
export interface NewSecret {
  readonly secret: string;
}

/** Who wants to be told what. */
@Injectable()
export class WebhooksService {
  private readonly logger = new Logger(WebhooksService.name);

  constructor(
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(WEBHOOK_RULES) private readonly rules: OutgoingRules,
  ) {}

  async create(caller: Credential, body: CreateSubscription): Promise<SubscriptionView & NewSecret> {
    const { url, eventTypes, description = '' } = body;
    this.checkUrl(url);
    await this.checkTypes(caller.tenant, eventTypes);
    const made = await this.subscriptions.add(caller, { url, eventTypes, description });
    if (made === undefined)
      throw new ProblemError('conflict', {
        detail: `An organisation has ${String(MAX_SUBSCRIPTIONS)} subscriptions at most; delete one first.`,
      });
    this.logger.log({ event: 'webhook subscribed', id: made.id, keyId: caller.keyId });
    return { ...(await this.get(caller.tenant, made.id)), secret: made.secret };
  }

  async list(tenant: TenantId): Promise<SubscriptionView[]> {
    const subscriptions = await this.subscriptions.list(tenant);
    const secrets = await this.secrets.states(subscriptions.map(({ id }) => id));
    return subscriptions.map((subscription) => subscriptionView(subscription, secrets));
  }

  async get(tenant: TenantId, id: string): Promise<SubscriptionView> {
    const subscription = await this.owned(tenant, id);
    return subscriptionView(subscription, await this.secrets.states([id]));
  }

  async edit(caller: Credential, id: string, body: EditSubscription): Promise<SubscriptionView> {
    await this.owned(caller.tenant, id);
    if (body.url !== undefined) this.checkUrl(body.url);
    await this.checkTypes(caller.tenant, body.eventTypes ?? []);
    await this.subscriptions.edit(caller.tenant, id, body);
    this.logger.log({ event: 'webhook changed', id, keyId: caller.keyId, disabled: body.disabled });
    return this.get(caller.tenant, id);
  }

  async remove(caller: Credential, id: string): Promise<void> {
    if (!(await this.subscriptions.remove(caller.tenant, id))) throw noSubscription();
    this.logger.log({ event: 'webhook deleted', id, keyId: caller.keyId });
  }

  async replaceSecret(caller: Credential, id: string): Promise<SubscriptionView & NewSecret> {
    await this.owned(caller.tenant, id);
    const secret = await inTransaction(this.pool, (client) => this.secrets.replace(client, id));
    this.logger.log({ event: 'webhook secret replaced', id, keyId: caller.keyId });
    return { ...(await this.get(caller.tenant, id)), secret };
  }

  async owned(tenant: TenantId, id: string): Promise<Subscription> {
    const subscription = await this.subscriptions.find(tenant, id);
    if (subscription === undefined) throw noSubscription();
    return subscription;
  }

  /** What can be told now; the addresses behind the name are checked at every attempt. */
  private checkUrl(url: string): void {
    try {
      checkedUrl(url, this.rules);
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      const detail = `Nothing is sent there. ${error.message}`;
      throw new ProblemError('unprocessable', { detail, errors: [{ pointer: '/url', detail }] });
    }
  }

  /** A hire is one outcome, and single outcomes are closed without the organisation's decision. */
  private async checkTypes(tenant: TenantId, eventTypes: readonly EventType[]): Promise<void> {
    if (eventTypes.includes('hire.attributed')) requirePersonDecision(await this.tenants.get(tenant));
  }
}

function noSubscription(): ProblemError {
  return new ProblemError('not-found', { detail: 'This organisation has no such webhook.' });
}
