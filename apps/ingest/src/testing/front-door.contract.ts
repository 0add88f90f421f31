import { randomBytes } from 'node:crypto';
import { type Bus, BusUnavailable, type OutgoingMessage } from '#shared/bus/bus.js';
import { CLICKS, PROGRAMME, RAW_GROUP, SHARES, TALENT } from '#shared/bus/topics.js';
import { eventually } from '#testing/eventually.js';
import { SeverableLink } from '#testing/faults/severable-link.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { eventsAccepted, eventsDuplicate, eventsRejected, rawMessages } from '../metrics.js';
import { RawIntake } from '../raw-topics/raw-intake.js';
import { type IngestOptions, type IngestUnderTest, startIngest } from './ingest-under-test.js';
import { poisonMessages } from './poison-messages.js';
import { invited, sampleEvent, vacancyOpened } from './sample-events.js';

/** A log under the raw topics. */
export interface Log {
  /** Somebody else's connection, which no outage of ingest touches. */
  readonly producer: Bus;
  /** How ingest opens its own; undefined for the log in its own PostgreSQL. */
  readonly openBus: IngestOptions['openBus'];
  close(): Promise<void>;
}

interface Kept {
  readonly id: string;
  readonly reason: string;
  readonly raw: Buffer;
  readonly origin: { topic: string; partition: number; offset: number };
}

/** What must hold of the raw topics, whichever log is under them. */
export function frontDoor(openLog: (postgresUrl: string) => Promise<Log>): void {
  let postgres: TestPostgres;
  let link: SeverableLink;
  let log: Log;
  let options: IngestOptions;
  let ingest: IngestUnderTest;
  let failures: string[];
  /** How many times the log still refuses to take what ingest publishes. */
  let publishesToFail: number;
  let run: string;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    run = randomBytes(4).toString('hex');
    failures = [];
    publishesToFail = 0;
    const controlUrl = await postgres.freshDatabase();
    link = await SeverableLink.to(controlUrl);
    log = await openLog(controlUrl);
    options = {
      postgresUrl: link.url,
      controlUrl,
      rawTopicsOf: 'main',
      wrapBus: noting,
      ...(log.openBus === undefined ? {} : { openBus: log.openBus }),
    };
    ingest = await startIngest(options);
  });
  afterEach(async () => {
    link.mend();
    await ingest.close();
    await log.close();
    await link.close();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  /** Notes why batches were not taken, and makes the log fail on demand. */
  function noting(bus: Bus): Bus {
    return new Proxy(bus, {
      get: (target, name) => {
        if (name === 'subscribe')
          return (options: Parameters<Bus['subscribe']>[0]) =>
            target.subscribe({
              ...options,
              handle: (batch) =>
                options.handle(batch).catch((error: unknown) => {
                  failures.push(String(error));
                  throw error;
                }),
            });
        if (name === 'publish' && publishesToFail > 0) {
          publishesToFail--;
          return () => Promise.reject(new BusUnavailable('the log is away'));
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  const message = (event: object, topic = TALENT): OutgoingMessage => ({
    topic,
    key: run,
    value: Buffer.from(JSON.stringify(event)),
  });
  const send = (...messages: OutgoingMessage[]) => log.producer.publish(messages);
  const opened = (name: string) => vacancyOpened(`v-${name}`, { id: `${run}-${name}` });
  async function accepted(): Promise<string[]> {
    const ids = (await ingest.acceptedEvents()).map(({ id }) => id).filter((id) => id.startsWith(run));
    return [...new Set(ids)].sort();
  }
  async function kept(): Promise<Kept[]> {
    const { rows } = await ingest.pool.query<Kept>(
      `SELECT id, reason, raw, origin FROM rejected_event
       WHERE tenant_id = 'main' AND origin->>'channel' = 'kafka' ORDER BY id`,
    );
    return rows;
  }
  /** Waits until this event, sent after everything else on its partition, is accepted. */
  async function arrived(name: string): Promise<void> {
    await eventually(`${name} is accepted`, async () => (await accepted()).includes(`${run}-${name}`));
  }
  const allCommitted = async (topic: string) => {
    const ends = await log.producer.watermarks(topic);
    const offsets = await log.producer.groupOffsets(topic, RAW_GROUP);
    return ends.every(
      ({ partition, start, end }) =>
        end === start || offsets.some((one) => one.partition === partition && one.offset === end),
    );
  };

  it('take every event type, in either mode, on any of them, for the one organisation they belong to', async () => {
    await ingest.organisation('main');
    await send(
      message(invited(`adv-${run}`, { id: `${run}-invited` }), SHARES),
      message(opened('plain'), CLICKS),
      {
        ...message(opened('structured'), PROGRAMME),
        headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      },
      {
        topic: TALENT,
        key: run,
        value: Buffer.from('{"vacancyId":"v-binary","title":"A vacancy"}'),
        headers: {
          ce_specversion: '1.0',
          ce_id: `${run}-binary`,
          ce_source: 'hr-system',
          ce_type: 'vacancy.opened',
          ce_time: '2026-03-29T03:30:00+02:00',
          'Content-Type': 'application/json',
        },
      },
    );
    const names = ['binary', 'invited', 'plain', 'structured'].map((name) => `${run}-${name}`);
    await eventually('all are accepted', async () => (await accepted()).join() === names.join());
    const event = (await ingest.acceptedEvents()).find(({ id }) => id === `${run}-binary`);
    expect(event).toMatchObject({
      tenant: 'main',
      source: 'hr-system',
      type: 'vacancy.opened',
      occurredAt: '2026-03-29T01:30:00.000Z',
      data: { vacancyId: 'v-binary', title: 'A vacancy' },
    });
    expect(await kept()).toEqual([]);
  });

  it('refuse every kind of poison with its reason and its place, accept what is around it, and change nothing when all of it comes again', async () => {
    await ingest.organisation('main');
    const poison = poisonMessages(run);
    await send(
      message(opened('first')),
      ...poison.flatMap(({ value, headers }, index) => [
        { topic: TALENT, key: run, value, ...(headers === undefined ? {} : { headers }) },
        message(opened(`good-${String(index)}`)),
      ]),
      message(opened('last')),
    );
    await arrived('last');
    await eventually('all refusals are kept', async () => (await kept()).length === poison.length);

    const before = await kept();
    const inOrder = before.toSorted((a, b) => a.origin.offset - b.origin.offset);
    expect(inOrder.map(({ reason }, index) => [poison[index]?.kind, reason])).toEqual(
      poison.map(({ kind, reason }) => [kind, reason]),
    );
    const first = inOrder[0]?.origin;
    expect(inOrder.map(({ origin: { topic, partition, offset } }) => ({ topic, partition, offset }))).toEqual(
      poison.map((_, index) => ({
        topic: TALENT,
        partition: first?.partition,
        offset: (first?.offset ?? 0) + 2 * index, // a good one stands between any two
      })),
    );
    const good = ['first', 'last', ...poison.map((_, index) => `good-${String(index)}`)];
    expect(await accepted()).toEqual(good.map((name) => `${run}-${name}`).sort());
    await eventually('everything is committed', () => allCommitted(TALENT));

    await ingest.close();
    await log.producer.rewind(TALENT, RAW_GROUP);
    ingest = await startIngest(options);
    await send(message(opened('after')));
    await arrived('after');
    expect(await kept()).toEqual(before);
    expect(await accepted()).toEqual([...good, 'after'].map((name) => `${run}-${name}`).sort());
  });

  it('keep a refused message of binary mode as an event that can be mended and sent again', async () => {
    const key = await ingest.organisation('main');
    await send({
      topic: SHARES,
      key: run,
      value: Buffer.from('{"advocateId":"jan@example.org"}'),
      headers: {
        ce_specversion: '1.0',
        ce_id: `${run}-mend`,
        ce_source: 'hr-system',
        ce_type: 'advocate.invited',
        ce_time: '2026-03-29T01:30:00Z',
        'content-type': 'application/json',
      },
    });
    await eventually('it is kept', async () => (await kept()).length === 1);
    const [refused] = await kept();
    const text = String(refused?.raw.toString());
    expect(JSON.parse(text)).toMatchObject({
      id: `${run}-mend`,
      type: 'advocate.invited',
      data: { advocateId: 'jan@example.org' },
    });
    const response = await ingest.call(key, {
      method: 'POST',
      url: `/api/v1/rejected/${String(refused?.id)}/replay`,
      headers: { 'content-type': 'application/cloudevents+json' },
      payload: text.replace('jan@example.org', 'adv-1'),
    });
    expect([response.statusCode, response.json()]).toEqual([
      202,
      { id: `${run}-mend`, source: 'hr-system', status: 'accepted' },
    ]);
  });

  it('lose and refuse nothing while PostgreSQL is away', async () => {
    await ingest.organisation('main');
    await send(message(opened('before')));
    await arrived('before');
    link.sever();
    const during = Array.from({ length: 300 }, (_, n) => opened(`during-${String(n)}`));
    const unknown = sampleEvent('advocate.left', { advocateId: `${run}-nobody` }, { id: `${run}-unknown` });
    await send(...during.map((event) => message(event)), message(unknown));
    if (log.openBus !== undefined) await eventually('ingest has tried', () => failures.length > 0);
    link.mend();
    await eventually('the last one is kept', async () => (await kept()).length === 1);
    expect(await accepted()).toEqual([`${run}-before`, ...during.map(({ id }) => String(id))].sort());
    expect((await kept()).map(({ reason }) => reason)).toEqual(['unknown_reference']);
  });

  it('take a batch again, whole, when the log did not take it', async () => {
    await ingest.organisation('main');
    publishesToFail = 2;
    await send(message(opened('one')), message({}), message(opened('two')));
    await eventually('the refusal is kept', async () => (await kept()).length === 1);
    await arrived('two');
    expect([failures.length, publishesToFail]).toEqual([2, 0]);
    expect([await accepted(), (await kept()).length]).toEqual([[`${run}-one`, `${run}-two`], 1]);
  });

  it('wait for their organisation, and say which it is', async () => {
    await send(message(opened('early')));
    await eventually('it was tried twice', () => failures.length >= 2);
    const batch = { topic: TALENT, partition: 0, messages: [], signal: new AbortController().signal };
    await expect(ingest.app.get(RawIntake, { strict: false }).take(batch)).rejects.toThrow(
      'there is no organisation "main"',
    );
    expect([await accepted(), await kept()]).toEqual([[], []]);
    await ingest.organisation('main');
    await arrived('early');
    expect(await kept()).toEqual([]);
  });

  it('count each message once, as a message and as an event', async () => {
    await ingest.organisation('main');
    const total = async (counter: { get(): Promise<{ values: { value: number }[] }> }) =>
      (await counter.get()).values.reduce((sum, { value }) => sum + value, 0);
    const counts = async () => ({
      messages: await total(rawMessages),
      accepted: await total(eventsAccepted),
      duplicate: await total(eventsDuplicate),
      rejected: await total(eventsRejected),
    });
    const before = await counts();
    const one = opened('one');
    await send(message(one), message(one), message({}), message(opened('two')));
    await arrived('two');
    await eventually('everything is committed', () => allCommitted(TALENT));
    const after = await counts();
    expect({
      messages: after.messages - before.messages,
      accepted: after.accepted - before.accepted,
      duplicate: after.duplicate - before.duplicate,
      rejected: after.rejected - before.rejected,
    }).toEqual({ messages: 4, accepted: 2, duplicate: 1, rejected: 1 });
  });
}
