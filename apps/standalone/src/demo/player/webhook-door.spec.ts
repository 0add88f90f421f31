import { type WebhookDelivery } from '../history/delivery.js';
import { type Answer, type HttpClient, type Question } from './http.js';
import { WebhookDoor } from './webhook-door.js';

const SYSTEMS = {
  greenhouse: { path: '/api/v1/ats/greenhouse/one', secret: 'key' },
  ashby: { path: '/api/v1/ats/ashby/two', secret: 'key' },
};
/** HMAC-SHA256 of this text under the key "key": a published example (Wikipedia, HMAC). */
const FOX = 'The quick brown fox jumps over the lazy dog';
const FOX_DIGEST = 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8';

const delivery = (fields: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  kind: 'webhook',
  system: 'greenhouse',
  about: 'greenhouse:1',
  body: FOX,
  sendAt: Date.parse('2025-03-01T10:00:00Z'),
  truth: { weight: 1, troubles: [] },
  ...fields,
});

function doorOn(status: (question: Question) => Promise<number> | number) {
  const asked: Question[] = [];
  const http = {
    ask: async (question: Question): Promise<Answer> => {
      asked.push(question);
      return { status: await status(question), headers: {}, body: '' };
    },
  };
  return { asked, door: new WebhookDoor(http as HttpClient, SYSTEMS, 'backdate-token') };
}

describe('the webhook door', () => {
  it('signs what goes over it as each system does, and says when it came', async () => {
    const { asked, door } = doorOn(() => 200);
    await door.send(delivery(), Promise.resolve(FOX));
    await door.send(delivery({ system: 'ashby' }), Promise.resolve(FOX));
    expect(asked).toMatchObject([
      {
        path: '/api/v1/ats/greenhouse/one',
        headers: { signature: `sha256 ${FOX_DIGEST}`, 'x-manyhands-at': '2025-03-01T10:00:00.000Z' },
      },
      { path: '/api/v1/ats/ashby/two', headers: { 'ashby-signature': `sha256=${FOX_DIGEST}` } },
    ]);
  });

  it('signs a forged delivery with another secret, and fails when it is believed', async () => {
    const { asked, door } = doorOn(() => 200);
    await expect(door.send(delivery({ isForged: true }), Promise.resolve(FOX))).rejects.toThrow(
      'was answered 200',
    );
    expect(asked[0]?.headers?.['signature']).not.toContain(FOX_DIGEST);
  });

  it('sends what is about the same application only once the delivery before it is answered', async () => {
    const { asked, door } = doorOn(({ body }) => (body === 'first' ? first.promise : 200));
    const first = Promise.withResolvers<number>();
    const sent = [
      door.send(delivery(), Promise.resolve('first')),
      door.send(delivery(), Promise.resolve('second')),
      door.send(delivery({ about: 'greenhouse:2' }), Promise.resolve('other')),
    ];
    await sent[2];
    expect(asked.map(({ body }) => body)).toEqual(['first', 'other']);
    first.resolve(200);
    await Promise.all(sent);
    expect(asked.map(({ body }) => body)).toEqual(['first', 'other', 'second']);
  });
});
