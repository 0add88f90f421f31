import { GroupCommit } from './group-commit.js';

describe('GroupCommit', () => {
  it('gathers what comes in while a flush is under way, and answers each caller with its own result', async () => {
    const groups: number[][] = [];
    const gates: (() => void)[] = [];
    const commit = new GroupCommit<number, string>(
      async (items) => {
        groups.push([...items]);
        await new Promise<void>((resolve) => gates.push(resolve));
        return items.map((item) => `answer ${String(item)}`);
      },
      { weightOf: () => 1, maxWeight: 100 },
    );
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const first = [commit.submit(1), commit.submit(2)];
    await turn();
    await turn();
    const second = [commit.submit(3), commit.submit(4), commit.submit(5)];
    gates.shift()?.();
    expect(await Promise.all(first)).toEqual(['answer 1', 'answer 2']);
    await turn();
    gates.shift()?.();
    expect(await Promise.all(second)).toEqual(['answer 3', 'answer 4', 'answer 5']);
    expect(groups).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    await commit.idle();
  });

  it('keeps a group within its weight, and lets a heavier item through alone', async () => {
    const groups: number[][] = [];
    const commit = new GroupCommit<number, true>(
      (items) => {
        groups.push([...items]);
        return Promise.resolve(items.map(() => true as const));
      },
      { weightOf: (item) => item, maxWeight: 10 },
    );
    await Promise.all([4, 6, 1, 50, 2].map((item) => commit.submit(item)));
    expect(groups).toEqual([[4, 6], [1], [50], [2]]);
  });

  it('tells every caller of a group that failed, and goes on with the next', async () => {
    let calls = 0;
    const commit = new GroupCommit<number, number>(
      (items) => (++calls === 1 ? Promise.reject(new Error('away')) : Promise.resolve([...items])),
      { weightOf: () => 1, maxWeight: 2 },
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => commit.submit(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
