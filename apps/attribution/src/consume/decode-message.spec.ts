import { asId, type TenantId } from '#domain/ids.js';
import { seededRandom } from '#testing/random.js';
import { StoryTeller } from '../testing/story.js';
import { decodeMessage } from './decode-message.js';

const NOON = Date.parse('2026-03-05T12:00:00Z');

describe('reading a message of the accepted topic', () => {
  const teller = new StoryTeller(asId<TenantId>('acme'), seededRandom(1));
  const [link] = teller.links(1);
  const click = teller.click(NOON, link, { visitorKey: 'visitor-1' });
  const decode = (value: unknown, key = 'acme/s1') =>
    decodeMessage({
      offset: 7,
      key,
      value: Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)),
      headers: {},
    });

  it('gives back the event that was written', () => {
    const events = [
      click,
      ...teller.shares(5, NOON, 1000),
      ...teller.enrolments(NOON, 1000),
      ...teller.hiring(5, NOON, 1000, [click], [link]),
    ];
    for (const event of events) expect(decode(event)).toEqual({ event });
  });

  it('lets a field pass that a newer version may have added', () => {
    const newer = { ...click, data: { ...click.data, colour: 'blue' }, also: 1 };
    expect(decode(newer)).toEqual({ event: newer });
  });

  it.each([
    ['a link without a sharer', { ...click, link: { network: 'x' } }, '/link/by'],
    ['a click without a link', { ...click, link: undefined }, '/link'],
    ['data without a field it needs', { ...click, data: { ...click.data, linkCode: undefined } }, '/data'],
    ['data of another shape', { ...click, data: { ...click.data, verdict: 'maybe' } }, '/data/verdict'],
    ['an unknown type', { ...click, type: 'click.imagined' }, '/type'],
    ['a key that is no UUID', { ...click, key: 'x' }, '/key'],
    ['a time without milliseconds', { ...click, occurredAt: '2026-03-05T12:00:00Z' }, '/occurredAt'],
    [
      'a day that is not in the calendar',
      { ...click, occurredAt: '2026-02-31T25:00:00.000Z' },
      '/occurredAt',
    ],
    [
      'a time the stores have no calendar day for',
      { ...click, occurredAt: '2150-01-01T00:00:00.000Z' },
      '/occurredAt',
    ],
    ['no tenant', { ...click, tenant: '' }, '/tenant'],
    ['a list', [click], ''],
  ])('refuses %s and says where', (_, value, pointer) => {
    expect(decode(value)).toMatchObject({ problem: { pointer } });
  });

  it('knows the tenant of what it cannot read by the partition key', () => {
    expect(decode(Buffer.from('{"tenant": '), 'acme/s1')).toMatchObject({
      tenant: 'acme',
      problem: { pointer: '' },
    });
    expect(decode({ tenant: 'other' }, 'acme/s1')).toMatchObject({ tenant: 'other' });
  });
});
