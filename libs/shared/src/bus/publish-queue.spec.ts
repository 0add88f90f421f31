import { BusRefused, BusUnavailable } from './bus.js';
import { PublishQueue, type PublishQueueLimits } from './publish-queue.js';

interface Message {
  readonly key: string;
  readonly value: Buffer;
}

const MESSAGE_BYTES = 10;

const message = (name: string) => ({ key: 'k', value: Buffer.from(name.padEnd(10)) });
const names = (messages: readonly { value: Buffer }[]): string[] =>
  messages.map(({ value }) => value.toString().trim());

/** An append that the test lets end when it wants, one after another. */
function controlled(limits: Partial<PublishQueueLimits<Message>> = {}) {
  const written: string[][] = [];
  const pending: PromiseWithResolvers<void>[] = [];
  const began: (() => void)[] = [];
  const queue = new PublishQueue<Message>(
    (messages) => {
      written.push(names(messages));
      const outcome = Promise.withResolvers<void>();
      pending.push(outcome);
      began.shift()?.();
      return outcome.promise;
    },
    {
      bytesOf: ({ value }) => value.length,
      maxMessages: 100,
      maxBytes: 1e6,
      maxWaitingBytes: 1e6,
      maxWaitMs: 1_000,
      now: () => 0,
      ...limits,
    },
  );
  const nextBegins = (): Promise<void> => new Promise((resolve) => began.push(resolve));
  const end = (error?: Error): void => {
    const outcome = pending.shift();
    if (error) outcome?.reject(error);
    else outcome?.resolve();
  };
  return { queue, written, end, nextBegins };
}

describe('the queue in front of the log', () => {
  it('writes the calls of one turn together, in their order', async () => {
    const { queue, written, end, nextBegins } = controlled();
    const begins = nextBegins();
    const calls = [queue.add([message('a'), message('b')]), queue.add([message('c')])];
    await begins;
    end();
    await Promise.all(calls);
    expect(written).toEqual([['a', 'b', 'c']]);
  });

  it('gathers what arrives during an append into the next one, and answers each caller after its own', async () => {
    const { queue, written, end, nextBegins } = controlled();
    const answered: string[] = [];
    const begins = nextBegins();
    const first = queue.add([message('a')]).then(() => answered.push('first'));
    await begins;
    const second = queue.add([message('b')]).then(() => answered.push('second'));
    const third = queue.add([message('c')]).then(() => answered.push('third'));
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
    const { queue, end, nextBegins } = controlled();
    const begins = nextBegins();
    const outcomes = [queue.add([message('a')]), queue.add([message('b')])].map((call) =>
      call.catch((reason: unknown) => reason),
    );
    await begins;
    const later = queue.add([message('c')]);
    const nextOne = nextBegins();
    const failure = new BusUnavailable('no answer');
    end(failure);
    expect(await Promise.all(outcomes)).toEqual([failure, failure]);
    await nextOne;
    end();
    await expect(later).resolves.toBeUndefined();
  });

  it.each<[string, Partial<PublishQueueLimits<Message>>]>([
    ['messages', { maxMessages: 2 }],
    ['bytes', { maxBytes: 2 * MESSAGE_BYTES }],
  ])(
    'never writes more %s at once than allowed: a large call is spread over several appends',
    async (_, limits) => {
      const { queue, written, end, nextBegins } = controlled(limits);
      let begins = nextBegins();
      const call = queue.add(['a', 'b', 'c', 'd', 'e'].map(message));
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
    const { queue, written, end, nextBegins } = controlled({ maxBytes: 1 });
    const begins = nextBegins();
    const call = queue.add([message('large')]);
    await begins;
    end();
    await call;
    expect(written).toEqual([['large']]);
  });

  it('turns a call away at once when too much waits already', async () => {
    const { queue, written, end, nextBegins } = controlled({ maxWaitingBytes: 2 * MESSAGE_BYTES });
    const begins = nextBegins();
    const call = queue.add([message('a'), message('b')]);
    await expect(queue.add([message('c')])).rejects.toThrow(BusUnavailable);
    await begins;
    end();
    await call;
    expect(written).toEqual([['a', 'b']]);
  });

  it('turns away, unwritten, who has waited too long for a turn', async () => {
    let now = 0;
    const { queue, written, end, nextBegins } = controlled({ maxWaitMs: 1_000, now: () => now });
    const begins = nextBegins();
    const first = queue.add([message('a')]);
    await begins;
    const late = queue.add([message('b')]);
    now = 1_001;
    end();
    await first;
    await expect(late).rejects.toThrow('these messages were not written');
    expect(written).toEqual([['a']]);
  });

  it('refuses a message for ever only to the call that brought it', async () => {
    const written: string[][] = [];
    const queue = new PublishQueue<Message>(
      (messages) => {
        if (names(messages).includes('monster')) return Promise.reject(new BusRefused('too large'));
        written.push(names(messages));
        return Promise.resolve();
      },
      {
        bytesOf: ({ value }) => value.length,
        maxMessages: 100,
        maxBytes: 1e6,
        maxWaitingBytes: 1e6,
        maxWaitMs: 1_000,
        now: () => 0,
      },
    );
    const outcomes = await Promise.allSettled([
      queue.add([message('a'), message('b')]),
      queue.add([message('c'), message('monster')]),
      queue.add([message('d')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(written).toEqual([['a', 'b'], ['d']]);
  });

  it('tells the append how long the first of its callers has waited', async () => {
    let now = 0;
    const waitingSince: number[] = [];
    const gates: PromiseWithResolvers<void>[] = [];
    const queue = new PublishQueue<Message>(
      (_, since) => {
        waitingSince.push(since);
        const gate = Promise.withResolvers<void>();
        gates.push(gate);
        return gate.promise;
      },
      {
        bytesOf: () => 1,
        maxMessages: 100,
        maxBytes: 1e6,
        maxWaitingBytes: 1e6,
        maxWaitMs: 1_000,
        now: () => now,
      },
    );
    const first = queue.add([message('a')]);
    await new Promise((resolve) => setImmediate(resolve));
    now = 5;
    const second = queue.add([message('b')]);
    now = 9;
    const third = queue.add([message('c')]);
    gates[0]?.resolve();
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    gates[1]?.resolve();
    await Promise.all([second, third]);
    expect(waitingSince).toEqual([0, 5]);
  });

  it('is drained when every call has its answer', async () => {
    const { queue, end, nextBegins } = controlled();
    const order: string[] = [];
    const begins = nextBegins();
    const call = queue.add([message('a')]).then(() => order.push('answered'));
    const drained = queue.drain().then(() => order.push('drained'));
    await begins;
    end();
    await Promise.all([call, drained]);
    expect(order).toEqual(['answered', 'drained']);
  });
});
