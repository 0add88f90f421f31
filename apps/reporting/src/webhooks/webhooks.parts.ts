import { type ClickHouseClient } from '@clickhouse/client';
import { type Provider } from '@nestjs/common';
import { type Pool } from 'pg';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { type OutgoingRules, PRIVATE_TOO, PUBLIC_ONLY } from '#shared/outgoing/outgoing-rules.js';
import { Leadership } from '#shared/postgres/leadership.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { REPORTING_CONFIG, type ReportingConfig } from '../reporting.config.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { DeliveryLog } from './deliveries/delivery-log.js';
import { HireFeed } from './feed/hire-feed.js';
import { HIRE_FEED_LOCK, HireFeedWatch } from './feed/hire-feed-watch.js';
import { WEBHOOK_RULES } from './outgoing-rules.token.js';
import { WebhookSecrets } from './secrets/webhook-secrets.js';
import { DeliveryQueue } from './send/delivery-queue.js';
import { DeliveryWorker } from './send/delivery-worker.js';
import { Subscriptions } from './subscriptions/subscriptions.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

/** What reporting is made of where outgoing webhooks are concerned. */
export const WEBHOOK_CONTROLLERS = [WebhooksController, DeliveriesController];
export const WEBHOOK_PROVIDERS: Provider[] = [
  {
    provide: WEBHOOK_RULES,
    inject: [REPORTING_CONFIG],
    useFactory: (config: ReportingConfig): OutgoingRules =>
      config.WEBHOOK_ALLOW_PRIVATE ? PRIVATE_TOO : PUBLIC_ONLY,
  },
  WebhookSecrets,
  Subscriptions,
  WebhooksService,
  DeliveryLog,
  DeliveryQueue,
  DeliveryWorker,
  DeliveriesService,
  {
    provide: HireFeed,
    inject: [POSTGRES, CLICKHOUSE, TenantDirectory, CLOCK],
    useFactory: (postgres: Pool, clickhouse: ClickHouseClient, tenants: TenantDirectory, clock: Clock) =>
      new HireFeed({ postgres, clickhouse, tenants, clock }),
  },
  {
    provide: HireFeedWatch,
    inject: [HireFeed, POSTGRES, REPORTING_CONFIG, WebhookSecrets],
    useFactory: (feed: HireFeed, postgres: Pool, config: ReportingConfig, secrets: WebhookSecrets) =>
      new HireFeedWatch(
        feed,
        new Leadership(postgres, HIRE_FEED_LOCK),
        secrets.areUsable ? config.WEBHOOK_FEED_EVERY_S * 1_000 : 0,
      ),
  },
];
