import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { signedHeaders } from './sign-message.js';

const secretOf = (bytes: Uint8Array) => `whsec_${Buffer.from(bytes).toString('base64')}`;
const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 }).map(secretOf);

describe('a signed message', () => {
  it('has the signature of the published vector', () => {
    // "sign function works" in the tests of the reference libraries, standard-webhooks/standard-webhooks.
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      sentAtMs: 1_614_265_330_999,
      body: '{"test": 2432232314}',
    };
    expect(signedHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is signed as the specification writes it down, by every secret that is valid', () => {
    fc.assert(
      fc.property(
        fc.array(secrets, { minLength: 1, maxLength: 2 }),
        fc.string({ unit: 'binary' }),
        (keys, text) => {
          const body = JSON.stringify({ text });
          const message = { id: 'msg_1', sentAtMs: Date.now(), body };
          const seconds = Math.floor(message.sentAtMs / 1_000);
          const headers = signedHeaders(message, keys);
          expect(headers['webhook-signature'].split(' ')).toEqual(
            keys.map((key) => {
              const hmac = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'));
              return `v1,${hmac.update(`msg_1.${String(seconds)}.${body}`, 'utf8').digest('base64')}`;
            }),
          );
          for (const key of keys) expect(new Webhook(key).verify(body, headers)).toEqual({ text });
        },
      ),
    );
  });

  it('is refused by the library of the receiver with another secret, body, id or time', () => {
    const [mine, other] = [secretOf(Buffer.alloc(32, 1)), secretOf(Buffer.alloc(32, 2))];
    const headers = signedHeaders({ id: 'msg_1', sentAtMs: Date.now(), body: '{}' }, [mine]);
    const late = String(Number(headers['webhook-timestamp']) + 1);
    const verifier = new Webhook(mine);
    expect(verifier.verify('{}', headers)).toEqual({});
    expect(() => new Webhook(other).verify('{}', headers)).toThrow('No matching signature');
    expect(() => verifier.verify('{ }', headers)).toThrow('No matching signature');
    expect(() => verifier.verify('{}', { ...headers, 'webhook-id': 'msg_2' })).toThrow(
      'No matching signature',
    );
    expect(() => verifier.verify('{}', { ...headers, 'webhook-timestamp': late })).toThrow(
      'No matching signature',
    );
  });
});
