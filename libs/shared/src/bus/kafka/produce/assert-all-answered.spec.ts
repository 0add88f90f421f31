import { assertAllAnswered } from './assert-all-answered.js';

const to = (topic: string, partition: number) => ({ topic, partition, key: 'k', value: Buffer.from('v') });
const from = (topicName: string, partition: number) => ({ topicName, partition, errorCode: 0 });

describe('the answers to a send', () => {
  it('suffice when every partition that was sent to is among them', () => {
    expect(() => {
      assertAllAnswered(
        [to('a', 0), to('a', 1), to('a', 0), to('b', 0)],
        [from('b', 0), from('a', 0), from('a', 1)],
      );
    }).not.toThrow();
  });

  it.each([
    ['partition', [from('a', 0), from('b', 0)]],
    ['topic', [from('a', 0), from('a', 1)]],
  ])('do not suffice when one %s is missing', (_, answers) => {
    expect(() => {
      assertAllAnswered([to('a', 0), to('a', 1), to('b', 0)], answers);
    }).toThrow('no broker has confirmed the messages for');
  });
});
