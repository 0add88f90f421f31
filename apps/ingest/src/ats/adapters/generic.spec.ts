import { createHmac, hash } from 'node:crypto';
import { type Delivery } from '../adapter.js';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import { testReader } from '../testing/test-reader.js';
import { generic } from './generic.js';

const APPLICATION = { candidateRef: 'cand-1', applicationId: 'app-1' };
const event = (type: string, data: object, fields: object = {}) => ({
  type,
  key: `${type}:app-1`,
  occurredAt: '2026-05-01T10:00:00+02:00',
  data,
  ...fields,
});
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest('base64');

/** Standard Webhooks, by its specification: v1, and the base64 of the HMAC over id, time and body. */
function sign(payload: unknown, secret: string, receivedAtMs: number): Delivery {
  const body = Buffer.from(JSON.stringify(payload));
  const id = `msg_${hash('sha256', body, 'hex').slice(0, 24)}`;
  const seconds = String(Math.floor(receivedAtMs / 1_000));
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
  const signature = `v1,${hmac(key, `${id}.${seconds}.${body.toString()}`)}`;
  return {
    body,
    headers: { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature },
    receivedAtMs,
  };
}

describeAtsAdapter({
  adapter: generic,
  coversBody: true,
  sign,
  unsigned: ({ headers: { 'webhook-signature': _, ...headers }, ...delivery }) => ({ ...delivery, headers }),
  malformed: (delivery) => ({
    ...delivery,
    headers: {
      ...delivery.headers,
      'webhook-signature': (delivery.headers['webhook-signature'] ?? '').replace('v1,', 'v1='),
    },
  }),
  staleAfterMs: 5 * 60_000,
  samples: {
    'an application': event('application.received', { ...APPLICATION, vacancyId: 'v-1', source: 'LinkedIn' }),
    'several at once': [
      event('stage.changed', { ...APPLICATION, to: 'Gesprek', stage: 'interview' }),
      event('hired', { ...APPLICATION, startsOn: '2026-06-01' }),
    ],
    'a merge': event('candidate.merged', { candidateRef: 'cand-1', mergedRef: 'cand-2' }),
    'a vacancy': event('vacancy.opened', { vacancyId: 'v-1', title: 'Nurse' }),
  },
});

const reader = testReader('generic');
const read = (payload: unknown) =>
  generic.read(payload, reader, { body: Buffer.alloc(0), headers: {}, receivedAtMs: 0 });
const pointers = (payload: unknown) => read(payload).problems.map(({ pointer }) => pointer);

describe('the signature of a signed webhook', () => {
  const NOW = Date.UTC(2026, 4, 4, 9, 30);
  const verify = (delivery: Delivery, ...secrets: string[]) => generic.verify(delivery, secrets, {});

  it('fits the example of the specification', () => {
    // https://github.com/standard-webhooks/standard-webhooks, the vector its libraries are tested with.
    const delivery: Delivery = {
      body: Buffer.from('{"test": 2432232314}'),
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      receivedAtMs: 1_614_265_330_000,
    };
    expect(verify(delivery, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toEqual({
      ok: true,
      deliveryKey: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    });
  });

  it('is accepted when one of several fits, and other versions are passed over', () => {
    const right = sign({}, 's', NOW);
    const other = sign({}, 't', NOW).headers['webhook-signature'] ?? '';
    const several = `v1a,abc ${other} v2,xyz ${right.headers['webhook-signature'] ?? ''}`;
    expect(verify({ ...right, headers: { ...right.headers, 'webhook-signature': several } }, 's').ok).toBe(
      true,
    );
    const others = { ...right, headers: { ...right.headers, 'webhook-signature': `v1a,abc ${other}` } };
    expect(verify(others, 's')).toEqual({ ok: false, refusal: 'wrong_signature' });
    const unknown = { ...right, headers: { ...right.headers, 'webhook-signature': 'v2,abc' } };
    expect(verify(unknown, 's')).toEqual({ ok: false, refusal: 'malformed_signature' });
  });

  it('covers the id and the time', () => {
    const right = sign({}, 'whsec_c2VjcmV0', NOW);
    const seconds = Number(right.headers['webhook-timestamp']);
    for (const headers of [{ 'webhook-id': 'msg_other' }, { 'webhook-timestamp': String(seconds + 1) }])
      expect(verify({ ...right, headers: { ...right.headers, ...headers } }, 'whsec_c2VjcmV0')).toEqual({
        ok: false,
        refusal: 'wrong_signature',
      });
    for (const name of ['webhook-id', 'webhook-timestamp'])
      expect(verify({ ...right, headers: { ...right.headers, [name]: undefined } }, 's')).toEqual({
        ok: false,
        refusal: 'unsigned',
      });
    expect(verify({ ...right, headers: { ...right.headers, 'webhook-timestamp': 'now' } }, 's')).toEqual({
      ok: false,
      refusal: 'malformed_signature',
    });
  });
});

describe('what a signed webhook says', () => {
  it('is our own events, with candidates made pseudonymous and times in UTC', () => {
    const { events, problems } = read([
      event('hired', APPLICATION),
      event('candidate.merged', { candidateRef: 'cand-1', mergedRef: 'jan@example.org' }),
    ]);
    expect(problems).toEqual([]);
    expect(events).toEqual([
      {
        type: 'hired',
        key: 'hired:app-1',
        occurredAt: '2026-05-01T08:00:00.000Z',
        data: { ...APPLICATION, candidateRef: reader.candidateRef('cand-1') },
      },
      {
        type: 'candidate.merged',
        key: 'candidate.merged:app-1',
        occurredAt: '2026-05-01T08:00:00.000Z',
        data: {
          candidateRef: reader.candidateRef('cand-1'),
          mergedRef: reader.candidateRef('jan@example.org'),
        },
      },
    ]);
  });

  it('is taken where it is right, and pointed at where it is wrong', () => {
    const reading = read([
      event('hired', APPLICATION),
      event('hired', { candidateRef: 'cand-1' }),
      event('stage.changed', { ...APPLICATION, to: 'x', stage: 'far' }),
      event('hired', { ...APPLICATION, name: 'Jan' }),
    ]);
    expect(reading.events).toHaveLength(1);
    expect(reading.problems.map(({ pointer }) => pointer)).toEqual([
      '/1/data/applicationId',
      '/2/data/stage',
      '/3/data/name',
    ]);
  });

  it('has a type a recruitment system can tell of, a key and a time', () => {
    expect(pointers(event('click.recorded', {}))).toEqual(['/type']);
    expect(pointers(event('share.created', {}))).toEqual(['/type']);
    expect(pointers({})).toEqual(['/type', '/key', '/occurredAt']);
    expect(pointers(event('hired', APPLICATION, { key: 'jan@example.org' }))).toEqual(['/key']);
    expect(pointers(event('hired', APPLICATION, { key: 'x'.repeat(161) }))).toEqual(['/key']);
    expect(pointers(event('hired', APPLICATION, { occurredAt: '2026-05-01' }))).toEqual(['/occurredAt']);
    expect(pointers('hired')).toEqual(['/type', '/key', '/occurredAt']);
    expect(pointers([[event('hired', APPLICATION)]])).toEqual(['/0/type', '/0/key', '/0/occurredAt']);
    expect(pointers(event('hired', APPLICATION, { data: null }))).toEqual(['/data']);
  });

  it('ignores what else stands beside an event, and takes no list without end', () => {
    expect(read(event('hired', APPLICATION, { id: 7, sender: 'jan@example.org' })).events).toHaveLength(1);
    expect(read([])).toEqual({ events: [], problems: [], fetches: [] });
    expect(pointers(Array.from({ length: 1_001 }, () => event('hired', APPLICATION)))).toEqual(['']);
  });
});
