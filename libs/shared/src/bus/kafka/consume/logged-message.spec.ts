import { type IHeaders, type KafkaMessage } from 'kafkajs';
import { loggedMessage } from './logged-message.js';

const fetched = (
  parts: Partial<Pick<KafkaMessage, 'key' | 'value'>> & { headers?: IHeaders },
): KafkaMessage => ({
  offset: '7',
  key: Buffer.from('k'),
  value: Buffer.from('v'),
  timestamp: '0',
  attributes: 0,
  headers: {},
  ...parts,
});

describe('a message out of Kafka', () => {
  it('is what its producer wrote', () => {
    const headers = { a: Buffer.from('é') };
    expect(loggedMessage(fetched({ key: Buffer.from('ключ'), headers }))).toEqual({
      offset: 7,
      key: 'ключ',
      value: Buffer.from('v'),
      headers: { a: 'é' },
    });
  });

  it('has an empty key and an empty value where its producer gave none', () => {
    expect(loggedMessage(fetched({ key: null, value: null }))).toEqual({
      offset: 7,
      key: '',
      value: Buffer.alloc(0),
      headers: {},
    });
  });

  it('has the last of several headers of one name, and an empty text for one without a value', () => {
    // kafkajs hands over null for a header without a value, which its types do not know.
    const headers = { a: [Buffer.from('1'), Buffer.from('2')], b: null, ['__proto__']: Buffer.from('p') };
    expect(loggedMessage(fetched({ headers: headers as unknown as IHeaders })).headers).toEqual({
      a: '2',
      b: '',
      ['__proto__']: 'p',
    });
  });
});
