import { asId, type TenantId } from '#domain/ids.js';
import { eventKey } from '../../accept/event-key.js';
import { readSetAside } from './read-set-aside.js';

const ACME = asId<TenantId>('acme');
const NOW = Date.UTC(2026, 5, 1);

const opened = {
  tenant: 'acme',
  key: eventKey(ACME, 'hr-system', 'e-1'),
  source: 'hr-system',
  id: 'e-1',
  type: 'vacancy.opened',
  occurredAt: '2026-03-29T01:30:00.000Z',
  receivedAt: '2026-03-29T01:30:01.000Z',
  data: { vacancyId: 'v-1', title: 'A' },
};
const click = {
  ...opened,
  key: eventKey(ACME, 'manyhands/redirect', 'c-1'),
  source: 'manyhands/redirect',
  id: 'c-1',
  type: 'click.recorded',
  data: { clickId: 'c-1', linkCode: 'the-link', verdict: 'human', rule: 'default' },
  link: { by: 'company_page', network: 'linkedin' },
};

const read = (value: object) => readSetAside(Buffer.from(JSON.stringify(value)), ACME, NOW);

describe('a message that was set aside', () => {
  it.each([opened, click])(
    'is the event it was accepted as, own clicks with their link included',
    (event) => {
      expect(read(event)).toEqual({ ok: true, value: event });
    },
  );

  it.each([
    ['of another organisation', { ...opened, tenant: 'globex' }, 'invalid_envelope', '/tenant'],
    [
      'with a key that is not its own',
      { ...opened, key: eventKey(ACME, 'hr-system', 'e-2') },
      'invalid_envelope',
      '/key',
    ],
    ['without a source', { ...opened, source: undefined }, 'invalid_envelope', '/source'],
    [
      'with a time in another form',
      { ...opened, occurredAt: '2026-03-29T03:30:00+02:00' },
      'invalid_envelope',
      '/occurredAt',
    ],
    ['of an unknown type', { ...opened, type: 'vacancy.sold' }, 'unknown_type', '/type'],
    [
      'with data that breaks the schema',
      { ...opened, data: { vacancyId: 'v-1' } },
      'invalid_data',
      '/data/title',
    ],
    ['that is a click without its link', { ...click, link: undefined }, 'invalid_envelope', '/link'],
    [
      'that is a click with a link of nobody',
      { ...click, link: { ...click.link, by: 'somebody' } },
      'invalid_envelope',
      '/link/by',
    ],
  ])('is refused when it is one %s', (_, value, reason, pointer) => {
    expect(read(value)).toMatchObject({ ok: false, rejection: { reason, problems: [{ pointer }] } });
  });

  it('is refused when it is no JSON at all', () => {
    expect(readSetAside(Buffer.from('{'), ACME, NOW)).toMatchObject({ rejection: { reason: 'not_json' } });
  });
});
