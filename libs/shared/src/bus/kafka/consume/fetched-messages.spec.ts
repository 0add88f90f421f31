import { FetchedMessages } from './fetched-messages.js';

const at = (...offsets: number[]) =>
  offsets.map((offset) => ({ offset, key: 'k', value: Buffer.alloc(10), headers: {} }));
const offsetsOf = ({ messages, next }: ReturnType<FetchedMessages['take']>) => [
  messages.map(({ offset }) => offset),
  next,
];

describe('what was fetched of a partition', () => {
  it('is handed over in runs of at most so many, and each says where the group stands after it', () => {
    const fetched = new FetchedMessages();
    fetched.add(at(5, 6, 7), 8);
    fetched.add(at(8, 9), 10);
    expect([fetched.count, fetched.bytes]).toEqual([5, 50]);
    expect(offsetsOf(fetched.take(4))).toEqual([[5, 6, 7, 8], 9]);
    expect([fetched.count, fetched.bytes, fetched.isEmpty]).toEqual([1, 10, false]);
    expect(offsetsOf(fetched.take(4))).toEqual([[9], 10]);
    expect([fetched.count, fetched.bytes, fetched.isEmpty]).toEqual([0, 0, true]);
  });

  it('is cut where offsets are missing, and the group then stands at the next one that exists', () => {
    const fetched = new FetchedMessages();
    fetched.add(at(0, 1, 3, 6), 8);
    expect(offsetsOf(fetched.take(9))).toEqual([[0, 1], 3]);
    expect(offsetsOf(fetched.take(9))).toEqual([[3], 6]);
    expect(offsetsOf(fetched.take(9))).toEqual([[6], 8]);
    expect(fetched.isEmpty).toBe(true);
  });

  it('moves the group on past records that are not messages', () => {
    const fetched = new FetchedMessages();
    expect(fetched.isEmpty).toBe(true);
    fetched.add([], 3);
    expect(fetched.isEmpty).toBe(false);
    expect(offsetsOf(fetched.take(9))).toEqual([[], 3]);
    expect(fetched.isEmpty).toBe(true);
  });

  it('takes nothing in twice', () => {
    const fetched = new FetchedMessages();
    fetched.add(at(0, 1, 2), 3);
    fetched.add(at(1, 2, 3), 4);
    fetched.add(at(0, 1), 2);
    expect(offsetsOf(fetched.take(9))).toEqual([[0, 1, 2, 3], 4]);
    fetched.add(at(2, 3), 4);
    expect(fetched.isEmpty).toBe(true);
  });
});
