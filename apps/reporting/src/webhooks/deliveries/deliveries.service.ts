import { Inject, Injectable } from '@nestjs/common';
import { type TenantId } from '#domain/ids.js';
import { parseInstant } from '#domain/time/instant.js';
import { ProblemError } from '#shared/errors/problem.js';
import { refuseIfAny } from '../../outcomes/list-parameters.js';
import { RawParameters } from '../../parameters/raw-parameters.js';
import { readLimit } from '../../parameters/read-parameters.js';
import { DeliveryWorker } from '../send/delivery-worker.js';
import { type Subscription } from '../subscriptions/subscription.js';
import { WebhooksService } from '../webhooks.service.js';
import { deliveryView, type DeliveryView } from './delivery.view.js';
import { DeliveryLog, type LogPosition } from './delivery-log.js';

export const DEFAULT_DELIVERIES = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface DeliveryPage {
  readonly deliveries: readonly DeliveryView[];
  readonly nextCursor: string | null;
}

/** The log of deliveries as its owner asks for it. */
@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(WebhooksService) private readonly webhooks: WebhooksService,
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(DeliveryWorker) private readonly worker: DeliveryWorker,
  ) {}

  async list(tenant: TenantId, id: string, parameters: unknown): Promise<DeliveryPage> {
    await this.webhooks.owned(tenant, id);
    const raw = new RawParameters(parameters, ['limit', 'cursor']);
    const limit = readLimit(raw, DEFAULT_DELIVERIES);
    const cursor = raw.one('cursor');
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined)
      raw.refuse('cursor', 'is not one of this list: send nextCursor unchanged, or leave it out.');
    refuseIfAny(raw);
    const rows = await this.log.list(id, after, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      deliveries: shown.map(deliveryView),
      nextCursor: rows.length > limit && last !== undefined ? writeCursor(last) : null,
    };
  }

  async test(tenant: TenantId, id: string): Promise<DeliveryView> {
    requireEnabled(await this.webhooks.owned(tenant, id));
    return this.begun(id, await this.log.addTest(id));
  }

  async retry(tenant: TenantId, id: string, delivery: string): Promise<DeliveryView> {
    const subscription = await this.webhooks.owned(tenant, id);
    if (!UUID.test(delivery) || (await this.log.find(id, delivery)) === undefined) throw noDelivery();
    requireEnabled(subscription);
    if (!(await this.log.retry(id, delivery)))
      throw new ProblemError('conflict', { detail: 'It is being sent just now.' });
    return this.begun(id, delivery);
  }

  private async begun(id: string, delivery: string): Promise<DeliveryView> {
    const row = await this.log.find(id, delivery);
    if (row === undefined) throw noDelivery(); // deleted meanwhile, with its subscription
    void this.worker.wake();
    return deliveryView(row);
  }
}

function requireEnabled({ disabledAt }: Subscription): void {
  if (disabledAt !== null)
    throw new ProblemError('conflict', { detail: 'The subscription is disabled; enable it first.' });
}

function noDelivery(): ProblemError {
  return new ProblemError('not-found', { detail: 'This webhook has no such delivery.' });
}

/** The last one of a page. It grants nothing: whose log is read, the key says. */
function writeCursor({ createdAt, id }: LogPosition): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');
}

function readCursor(text: string): LogPosition | undefined {
  try {
    const fields: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const [at, id] = Array.isArray(fields) ? (fields as readonly unknown[]) : [];
    if (typeof at !== 'string' || typeof id !== 'string' || !UUID.test(id)) return undefined;
    return parseInstant(at) === undefined ? undefined : { createdAt: new Date(at), id };
  } catch {
    return undefined;
  }
}
