import { webhookMetrics } from '../metrics.js';
import { type ClickHouseClient } from '@clickhouse/client';
import { asId, type TenantId } from '#domain/ids.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { PRIVATE_TOO } from '#shared/outgoing/outgoing-rules.js';
import { eventually } from '#testing/eventually.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { type DeliveryPage } from './deliveries/deliveries.service.js';
import { type DeliveryView } from './deliveries/delivery.view.js';
import { publishNotification } from './outbox/publish-notification.js';
import { WebhookSecrets } from './secrets/webhook-secrets.js';
import { DeliveryQueue } from './send/delivery-queue.js';
import { DeliveryWorker } from './send/delivery-worker.js';
import { type SubscriptionView } from './subscriptions/subscription.view.js';
import { type Receiver, startReceiver } from './testing/receiver.js';
import { type NewSecret } from './webhooks.service.js';

type Made = SubscriptionView & NewSecret;
const ACME = asId<TenantId>('acme');
const SECRET = 'ab'.repeat(32);

describe('outgoing webhooks', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let url: string;
  let reporting: RunningReporting;
  let acme: string;
  const receivers: Receiver[] = [];
  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    url = await server.freshDatabase();
    reporting = await runReporting(url, clickhouse, undefined, {
      INSTALLATION_SECRET: SECRET,
      WEBHOOK_ALLOW_PRIVATE: true,
      WEBHOOK_FEED_EVERY_S: 0,
    });
    acme = await reporting.addTenant('acme', { scopes: ['webhooks:write'] });
  }, 120_000);
  afterEach(async () => {
    for (const receiver of receivers.splice(0)) await receiver.close();
    await reporting.postgres.query('DELETE FROM webhook_subscription');
  });
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  async function call<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    { body, key = acme }: { readonly body?: object; readonly key?: string } = {},
  ): Promise<{ readonly status: number; readonly body: T }> {
    const headers = { authorization: `Bearer ${key}` };
    const response = await reporting.app.inject({
      method,
      url: `/api/v1/webhooks${path}`,
      ...(body === undefined
        ? { headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify(body) }),
    });
    return {
      status: response.statusCode,
      body: (response.payload === '' ? undefined : response.json()) as T,
    };
  }

  async function subscribe(
    fields: object = {},
  ): Promise<{ readonly receiver: Receiver; readonly made: Made }> {
    const receiver = await startReceiver();
    receivers.push(receiver);
    const body = { url: receiver.url, eventTypes: ['report.ready'], ...fields };
    const { body: made } = await call<Made>('POST', '', { body });
    receiver.secrets = [made.secret];
    return { receiver, made };
  }

  const tell = (id: string, data: object = { exportId: id }) =>
    publishNotification(reporting.postgres, { tenant: ACME, type: 'report.ready', id, data });
  const worker = () => reporting.app.get(DeliveryWorker);
  const log = async ({ id }: Made): Promise<readonly DeliveryView[]> =>
    (await call<DeliveryPage>('GET', `/${id}/deliveries`)).body.deliveries;
  const only = async (made: Made): Promise<DeliveryView | undefined> => (await log(made))[0];
  const becomes = (made: Made, holds: (delivery: DeliveryView) => boolean) =>
    eventually('the delivery has come that far', async () => {
      await worker().wake();
      const delivery = await only(made);
      return delivery !== undefined && holds(delivery);
    });
  const cameTo = (receiver: Receiver, count: number) =>
    eventually('it came', async () => {
      await worker().wake();
      return receiver.received.length === count;
    });
  const dueNow = () =>
    reporting.postgres.query('UPDATE webhook_delivery SET due_at = now(), leased_until = NULL');

  describe('can be subscribed to', () => {
    it('with a secret that is shown once and stored wrapped', async () => {
      const { made } = await subscribe({ description: 'to the intranet' });
      expect(made).toMatchObject({
        eventTypes: ['report.ready'],
        description: 'to the intranet',
        disabled: null,
        failingSince: null,
        secrets: [{ validUntil: null }],
      });
      expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      const { body: list } = await call<{ webhooks: SubscriptionView[] }>('GET', '');
      expect(list.webhooks.map(({ id }) => id)).toEqual([made.id]);
      expect(JSON.stringify([list, (await call('GET', `/${made.id}`)).body])).not.toContain('whsec_');
      const { rows } = await reporting.postgres.query<{ secret: Buffer }>(
        'SELECT wrapped_secret AS secret FROM webhook_secret',
      );
      const bytes = Buffer.from(made.secret.slice('whsec_'.length), 'base64');
      expect([rows.length, rows[0]?.secret.includes(bytes)]).toEqual([1, false]);
    });

    it('by keys that may, and are those of the caller’s own organisation', async () => {
      const { made } = await subscribe();
      const globex = await reporting.addTenant('globex', { scopes: ['webhooks:write'] });
      const reader = await reporting.addTenant('reader', { scopes: ['reports:read'] });
      await tell('r-1');
      const delivery = (await only(made))?.id ?? '';
      for (const [method, path, body] of [
        ['GET', `/${made.id}`, undefined],
        ['PATCH', `/${made.id}`, { disabled: true }],
        ['DELETE', `/${made.id}`, undefined],
        ['POST', `/${made.id}/secrets`, undefined],
        ['POST', `/${made.id}/test`, undefined],
        ['GET', `/${made.id}/deliveries`, undefined],
        ['POST', `/${made.id}/deliveries/${delivery}/retry`, undefined],
      ] as const) {
        const more = body === undefined ? {} : { body };
        expect([path, (await call(method, path, { ...more, key: globex })).status]).toEqual([path, 404]);
        expect([path, (await call(method, path, { ...more, key: reader })).status]).toEqual([path, 403]);
      }
      expect((await call('GET', '', { key: globex })).body).toEqual({ webhooks: [] });
      expect((await call('GET', `/${made.id}`)).status).toBe(200);
    });

    it.each([
      ['an address inside', { url: 'https://169.254.169.254/' }, 422, '/url'],
      ['a password', { url: 'https://me:secret@example.org/' }, 422, '/url'],
      ['another protocol', { url: 'ftp://example.org/' }, 422, '/url'],
      ['no address', { url: 'example.org' }, 422, '/url'],
      ['an event nobody knows', { eventTypes: ['hire.fired'] }, 400, '/eventTypes/0'],
      ['no event', { eventTypes: [] }, 400, '/eventTypes'],
      ['a field nobody knows', { secret: 'whsec_mine' }, 400, '/secret'],
      ['a line break', { description: 'a\nb' }, 400, '/description'],
    ])('not with %s', async (_, fields, status, pointer) => {
      const body = { url: 'https://example.org/', eventTypes: ['report.ready'], ...fields };
      const answer = await call<{ errors: { pointer: string }[] }>('POST', '', { body });
      expect([answer.status, answer.body.errors.map((error) => error.pointer)]).toEqual([status, [pointer]]);
    });

    it('for hires only where single outcomes are open, and twenty times at most', async () => {
      const key = await reporting.addTenant('closed', { personReports: false, scopes: ['webhooks:write'] });
      const body = { url: 'https://example.org/', eventTypes: ['hire.attributed'] };
      expect((await call('POST', '', { body, key })).status).toBe(403);
      const other = { ...body, eventTypes: ['report.ready'] };
      const statuses: number[] = [];
      for (let count = 0; count < 21; count++)
        statuses.push((await call('POST', '', { body: other, key })).status);
      expect(statuses).toEqual([...Array<number>(20).fill(201), 409]);
    });

    it('not where there is nothing to wrap the secret with, which is said', async () => {
      const bare = await runReporting(url, clickhouse);
      const answer = await bare.app.inject({
        method: 'POST',
        url: '/api/v1/webhooks',
        headers: { authorization: `Bearer ${acme}`, 'content-type': 'application/json' },
        payload: JSON.stringify({ url: 'https://example.org/', eventTypes: ['report.ready'] }),
      });
      await bare.close();
      expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
        503,
        expect.stringContaining('INSTALLATION_SECRET') as string,
      ]);
    });
  });

  describe('are delivered', () => {
    it('once for what was committed, however often it was told, signed and as it was', async () => {
      const { receiver, made } = await subscribe();
      const deaf = await subscribe({ eventTypes: ['hire.attributed'] });
      await reporting.addTenant('elsewhere');
      const data = { exportId: 'e-1', name: 'Zoë "€"\u2028', rows: 3 };
      const notification = { tenant: ACME, type: 'report.ready', id: 'e-1', data } as const;
      const undone = inTransaction(reporting.postgres, async (client) => {
        await publishNotification(client, { ...notification, id: 'e-0' });
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      await inTransaction(reporting.postgres, (client) => publishNotification(client, notification));
      await publishNotification(reporting.postgres, { ...notification, data: { another: 'body' } });
      await publishNotification(reporting.postgres, { ...notification, tenant: asId<TenantId>('elsewhere') });
      await becomes(made, ({ status }) => status === 'delivered');
      expect(receiver.received).toMatchObject([
        { contentType: 'application/json', signatures: 1, verified: { type: 'report.ready', data } },
      ]);
      const [sent] = receiver.received;
      expect(Date.now() - Date.parse(sent?.verified?.timestamp ?? '')).toBeLessThan(60_000);
      expect(await log(made)).toMatchObject([
        { webhookId: sent?.id, attempts: 1, lastStatus: 204, lastError: null, nextAttemptAt: null },
      ]);
      expect(await log(deaf.made)).toEqual([]);
    });

    it('again after a failure, under the same id, and the log says what went wrong and what is next', async () => {
      const { receiver, made } = await subscribe();
      receiver.answers.push(500, [302, { location: 'http://169.254.169.254/' }]);
      await tell('r-1');
      for (const [attempts, lastStatus, pauseMs] of [
        [1, 500, 5_000],
        [2, 302, 300_000],
      ] as const) {
        await dueNow();
        await becomes(made, (one) => one.attempts === attempts && one.lastStatus === lastStatus);
        const delivery = await only(made);
        expect(delivery).toMatchObject({
          status: 'waiting',
          lastStatus,
          lastError: { class: 'http_status' },
        });
        const pause = Date.parse(delivery?.nextAttemptAt ?? '') - Date.parse(delivery?.lastAttemptAt ?? '');
        expect(pause).toBeGreaterThanOrEqual(pauseMs);
        expect(pause).toBeLessThan(pauseMs * 1.1 + 5_000);
        expect((await call<SubscriptionView>('GET', `/${made.id}`)).body.failingSince).not.toBeNull();
      }
      await dueNow();
      await becomes(made, ({ status }) => status === 'delivered');
      expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
      expect(receiver.received.map(({ verified }) => verified?.data)).toEqual(
        Array(3).fill({ exportId: 'r-1' }),
      );
      expect((await call<SubscriptionView>('GET', `/${made.id}`)).body.failingSince).toBeNull();
      const { rows } = await reporting.postgres.query('SELECT * FROM webhook_delivery');
      expect(JSON.stringify(rows)).not.toContain('never kept');
    });

    it('no sooner than a busy receiver asks', async () => {
      const { receiver, made } = await subscribe();
      receiver.answers.push([429, { 'retry-after': '7200' }]);
      await tell('r-1');
      await becomes(made, ({ lastStatus }) => lastStatus === 429);
      const delivery = await only(made);
      expect(Date.parse(delivery?.nextAttemptAt ?? '') - Date.now()).toBeGreaterThan(7_100_000);
    });

    it('again by the next process when one was killed between sending and taking note', async () => {
      const { receiver, made } = await subscribe();
      class Killed extends DeliveryQueue {
        override delivered(): Promise<void> {
          return new Promise(() => undefined);
        }
      }
      const dying = new DeliveryWorker(
        new Killed(reporting.postgres),
        reporting.app.get(WebhookSecrets),
        () => Date.now() + 30_000,
        PRIVATE_TOO,
      );
      receiver.hold = new Promise(() => undefined);
      await inTransaction(reporting.postgres, async (client) => {
        await publishNotification(client, { tenant: ACME, type: 'report.ready', id: 'r-1', data: {} });
        // Due for the one whose clock is ahead, and not yet for the living.
        await client.query(`UPDATE webhook_delivery SET due_at = now() + interval '20 seconds'`);
      });
      await dying.wake();
      await eventually('it was sent', () => receiver.received.length === 1);
      receiver.hold = undefined;
      await worker().wake();
      expect(await only(made)).toMatchObject({ status: 'waiting', attempts: 1 });
      await dueNow();
      await becomes(made, ({ status }) => status === 'delivered');
      const [first, second] = receiver.received;
      expect(receiver.received).toHaveLength(2);
      expect(second).toMatchObject({ id: first?.id, verified: first?.verified });
      expect(await only(made)).toMatchObject({ attempts: 2 });
    });

    it('a few at once to one receiver, and meanwhile to others', async () => {
      const { receiver, made } = await subscribe();
      const other = await subscribe();
      const held = Promise.withResolvers<void>();
      receiver.hold = held.promise;
      for (let count = 0; count < 10; count++) await tell(`r-${String(count)}`);
      await eventually('the other has all of it', async () => {
        await worker().wake();
        return (await log(other.made)).filter(({ status }) => status === 'delivered').length === 10;
      });
      await eventually('the slow one has as many as it may', () => receiver.received.length >= 4);
      expect(receiver.mostAtOnce).toBe(4);
      receiver.hold = undefined;
      held.resolve();
      await eventually('it has all of it', async () => {
        await worker().wake();
        return (await log(made)).every(({ status }) => status === 'delivered');
      });
      expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(10);
      expect(receiver.received).toHaveLength(10);
    });

    it('with a signature by the old secret too, for a day after it was replaced', async () => {
      const { receiver, made } = await subscribe();
      const renew = async () => (await call<Made>('POST', `/${made.id}/secrets`)).body;
      const second = await renew();
      expect(second.secrets.map(({ validUntil }) => validUntil === null)).toEqual([true, false]);
      receiver.secrets = [made.secret, second.secret];
      await tell('r-1');
      await cameTo(receiver, 1);
      expect(receiver.received[0]).toMatchObject({ signatures: 2, verified: { type: 'report.ready' } });
      const third = await renew();
      receiver.secrets = [second.secret, third.secret];
      await tell('r-2');
      await cameTo(receiver, 2);
      expect(receiver.received[1]).toMatchObject({ signatures: 2, verified: { type: 'report.ready' } });
      await reporting.postgres.query(
        'UPDATE webhook_secret SET valid_until = now() WHERE valid_until IS NOT NULL',
      );
      receiver.secrets = [third.secret];
      await tell('r-3');
      await cameTo(receiver, 3);
      expect(receiver.received[2]).toMatchObject({ signatures: 1, verified: { type: 'report.ready' } });
    });

    it('as a test, whatever was subscribed to', async () => {
      const { receiver, made } = await subscribe();
      const test = await call<DeliveryView>('POST', `/${made.id}/test`);
      expect([test.status, test.body.type]).toEqual([202, 'webhook.test']);
      await becomes(made, ({ status }) => status === 'delivered');
      expect(receiver.received).toMatchObject([
        { verified: { type: 'webhook.test', data: { subscriptionId: made.id } } },
      ]);
    });

    it('not to an address inside, even when the subscription was there before', async () => {
      const { made } = await subscribe();
      await reporting.postgres.query(`UPDATE webhook_subscription SET url = 'http://169.254.169.254/latest'`);
      await tell('r-1');
      await becomes(made, ({ lastError }) => lastError !== null);
      expect(await only(made)).toMatchObject({ lastStatus: null, lastError: { class: 'blocked_address' } });
    });
  });

  describe('come to an end', () => {
    it('when the receiver says it is gone, until it is enabled again', async () => {
      const { receiver, made } = await subscribe();
      receiver.answers.push(410);
      await tell('r-1');
      await becomes(made, ({ status }) => status === 'dead');
      expect((await call<SubscriptionView>('GET', `/${made.id}`)).body.disabled).toMatchObject({
        reason: 'gone',
      });
      await tell('r-2');
      expect(await log(made)).toHaveLength(1);
      const delivery = (await only(made))?.id ?? '';
      expect((await call('POST', `/${made.id}/deliveries/${delivery}/retry`)).status).toBe(409);
      expect((await call('POST', `/${made.id}/test`)).status).toBe(409);
      const { body } = await call<SubscriptionView>('PATCH', `/${made.id}`, { body: { disabled: false } });
      expect(body.disabled).toBeNull();
      expect((await call('POST', `/${made.id}/deliveries/${delivery}/retry`)).status).toBe(202);
      await becomes(made, ({ status }) => status === 'delivered');
      expect(receiver.received).toHaveLength(2);
    });

    it('after five days without one good answer, and not sooner', async () => {
      const { receiver, made } = await subscribe();
      const failsSince = async (interval: string, id: string) => {
        receiver.answers.push(500);
        await reporting.postgres.query(
          'UPDATE webhook_subscription SET failing_since = now() - $1::interval',
          [interval],
        );
        await tell(id);
        await becomes(made, ({ lastError }) => lastError !== null);
        return (await call<SubscriptionView>('GET', `/${made.id}`)).body.disabled?.reason;
      };
      expect(await failsSince('119 hours', 'r-1')).toBeUndefined();
      expect(await failsSince('121 hours', 'r-2')).toBe('failing');
      await eventually('nothing waits', async () =>
        (await log(made)).every(({ status, nextAttemptAt }) => status === 'dead' && nextAttemptAt === null),
      );
    });

    it('for one delivery with its tenth attempt, and it can be sent again by hand', async () => {
      const { receiver, made } = await subscribe();
      receiver.answers.push(500);
      await reporting.postgres.query(`UPDATE webhook_subscription SET disabled_at = NULL`);
      await inTransaction(reporting.postgres, async (client) => {
        await publishNotification(client, { tenant: ACME, type: 'report.ready', id: 'r-1', data: {} });
        await client.query('UPDATE webhook_delivery SET attempts = 9');
      });
      await becomes(made, ({ status }) => status === 'dead');
      const dead = await only(made);
      expect(dead).toMatchObject({ attempts: 10, nextAttemptAt: null });
      const again = await call<DeliveryView>('POST', `/${made.id}/deliveries/${dead?.id ?? ''}/retry`);
      expect([again.status, again.body.status]).toEqual([202, 'waiting']);
      await becomes(made, ({ status, attempts }) => status === 'delivered' && attempts === 1);
      expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    });

    it('when they are disabled or deleted', async () => {
      const { receiver, made } = await subscribe();
      receiver.answers.push(500);
      await tell('r-1');
      await becomes(made, ({ lastError }) => lastError !== null);
      const { body } = await call<SubscriptionView>('PATCH', `/${made.id}`, { body: { disabled: true } });
      expect(body.disabled).toMatchObject({ reason: 'by_owner' });
      expect(await only(made)).toMatchObject({ status: 'dead', lastError: { class: 'disabled' } });
      await tell('r-2');
      expect(await log(made)).toHaveLength(1);
      expect((await call('DELETE', `/${made.id}`)).status).toBe(204);
      expect((await call('GET', `/${made.id}`)).status).toBe(404);
      expect((await reporting.postgres.query('SELECT 1 FROM webhook_delivery')).rowCount).toBe(0);
    });
  });

  it('have a log that is read a page at a time, each delivery once', async () => {
    const { made } = await subscribe();
    await inTransaction(reporting.postgres, async (client) => {
      for (let count = 0; count < 5; count++)
        await publishNotification(client, {
          tenant: ACME,
          type: 'report.ready',
          id: String(count),
          data: {},
        });
    });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await call<DeliveryPage>('GET', `/${made.id}/deliveries?limit=2${cursor}`);
      seen.push(...body.deliveries.map(({ id }) => id));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    for (const wrong of ['limit=0', 'cursor=x', 'page=2'])
      expect((await call('GET', `/${made.id}/deliveries?${wrong}`)).status).toBe(400);
  });

  it('are counted, and those that wait are told', async () => {
    const attempts = (await webhookMetrics.attempts.get()).values;
    expect(attempts.some(({ value }) => value > 0)).toBe(true);
    for (const gauge of [webhookMetrics.waiting, webhookMetrics.oldestSeconds])
      expect((await gauge.get()).values).toHaveLength(1);
  });
});
