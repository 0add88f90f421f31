import { BusUnavailable } from '../../bus.js';
import { GroupCommit, type GroupCommitLimits } from './group-commit.js';

const MESSAGE_BYTES = 8 + 1 + 10; // lengths, key, value

const message = (name: string) => ({ key: 'k', value: Buffer.from(name.padEnd(10)) });
const names = (messages: readonly { value: Buffer }[]): string[] =>
  messages.map(({ value }) => value.toString().trim());

/** An append that the test lets end when it wants, one after another. */
function controlled(limits: Partial<GroupCommitLimits> = {}) {
  const written: string[][] = [];
  const pending: PromiseWithResolvers<void>[] = [];
  const began: (() => void)[] = [];
  const group = new GroupCommit(
    (messages: readonly { key: string; value: Buffer }[]) => {
      written.push(names(messages));
      const outcome = Promise.withResolvers<void>();
      pending.push(outcome);
      began.shift()?.();
      return outcome.promise;
    },
    { maxMessages: 100, maxBytes: 1e6, maxWaitingBytes: 1e6, maxWaitMs: 1_000, now: () => 0, ...limits },
  );
  const nextBegins = (): Promise<void> => new Promise((resolve) => began.push(resolve));
  const end = (error?: Error): void => {
    const outcome = pending.shift();
    if (error) outcome?.reject(error);
    else outcome?.resolve();
  };
  return { group, written, end, nextBegins };
}

describe('group commit', () => {
  it('writes the calls of one turn together, in their order', async () => {
    const { group, written, end, nextBegins } = controlled();
    const begins = nextBegins();
    const calls = [group.add([message('a'), message('b')]), group.add([message('c')])];
    await begins;
    end();
    await Promise.all(calls);
    expect(written).toEqual([['a', 'b', 'c']]);
  });

  it('gathers what arrives during an append into the next one, and answers each caller after its own', async () => {
    const { group, written, end, nextBegins } = controlled();
    const answered: string[] = [];
    const begins = nextBegins();
    const first = group.add([message('a')]).then(() => answered.push('first'));
    await begins;
    const second = group.add([message('b')]).then(() => answered.push('second'));
    const third = group.add([message('c')]).then(() => answered.push('third'));
    const nextOne = nextBegins();
    end();
    await first;
    expect(answered).toEqual(['first']);
    await nextOne;
    end();
    await Promise.all([second, third]);
    expect(written).toEqual([['a'], ['b', 'c']]);
  });

  it('gives the failure of an append to exactly those who were in it', async () => {
    const { group, end, nextBegins } = controlled();
    const begins = nextBegins();
    const outcomes = [group.add([message('a')]), group.add([message('b')])].map((call) =>
      call.catch((reason: unknown) => reason),
    );
    await begins;
    const later = group.add([message('c')]);
    const nextOne = nextBegins();
    const failure = new BusUnavailable('no answer');
    end(failure);
    expect(await Promise.all(outcomes)).toEqual([failure, failure]);
    await nextOne;
    end();
    await expect(later).resolves.toBeUndefined();
  });

  it.each<[string, Partial<GroupCommitLimits>]>([
    ['messages', { maxMessages: 2 }],
    ['bytes', { maxBytes: 2 * MESSAGE_BYTES }],
  ])(
    'never writes more %s at once than allowed: a large call is spread over several appends',
    async (_, limits) => {
      const { group, written, end, nextBegins } = controlled(limits);
      let begins = nextBegins();
      const call = group.add(['a', 'b', 'c', 'd', 'e'].map(message));
      for (let append = 0; append < 3; append++) {
        await begins;
        begins = nextBegins();
        end();
      }
      await call;
      expect(written).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    },
  );

  it('writes a single message that is larger than an append may be', async () => {
    const { group, written, end, nextBegins } = controlled({ maxBytes: 1 });
    const begins = nextBegins();
    const call = group.add([message('large')]);
    await begins;
    end();
    await call;
    expect(written).toEqual([['large']]);
  });

  it('turns a call away at once when too much waits already', async () => {
    const { group, written, end, nextBegins } = controlled({ maxWaitingBytes: 2 * MESSAGE_BYTES });
    const begins = nextBegins();
    const call = group.add([message('a'), message('b')]);
    await expect(group.add([message('c')])).rejects.toThrow(BusUnavailable);
    await begins;
    end();
    await call;
    expect(written).toEqual([['a', 'b']]);
  });

  it('turns away, unwritten, who has waited too long for a turn', async () => {
    let now = 0;
    const { group, written, end, nextBegins } = controlled({ maxWaitMs: 1_000, now: () => now });
    const begins = nextBegins();
    const first = group.add([message('a')]);
    await begins;
    const late = group.add([message('b')]);
    now = 1_001;
    end();
    await first;
    await expect(late).rejects.toThrow('these messages were not written');
    expect(written).toEqual([['a']]);
  });

  it('is drained when every call has its answer', async () => {
    const { group, end, nextBegins } = controlled();
    const order: string[] = [];
    const begins = nextBegins();
    const call = group.add([message('a')]).then(() => order.push('answered'));
    const drained = group.drain().then(() => order.push('drained'));
    await begins;
    end();
    await Promise.all([call, drained]);
    expect(order).toEqual(['answered', 'drained']);
  });
});
