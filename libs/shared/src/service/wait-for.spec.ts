import { StartRefused } from './start-refused.js';
import { waitFor } from './wait-for.js';

describe('waiting for a store', () => {
  const never = new AbortController().signal;
  const failing = (...reasons: string[]) => {
    let attempt = 0;
    return () => {
      const reason = reasons[attempt++];
      return reason === undefined ? Promise.resolve('there') : Promise.reject(new Error(reason));
    };
  };

  it('ends with what the store answered, and says each new reason once', async () => {
    const said: string[] = [];
    const answer = await waitFor('Kafka', failing('refused', 'refused', 'no leader'), {
      signal: never,
      say: (line) => said.push(line),
    });
    expect(answer).toBe('there');
    expect(said).toEqual(['Waiting for Kafka: refused', 'Waiting for Kafka: no leader']);
  });

  it('says nothing of a store that is there', async () => {
    const said: string[] = [];
    await waitFor('Kafka', failing(), { signal: never, say: (line) => said.push(line) });
    expect(said).toEqual([]);
  });

  it('gives up past its limit, with the last reason', async () => {
    const waited = waitFor('PostgreSQL', failing('starting up', 'refused'), {
      signal: never,
      say: () => undefined,
      limitMs: 0,
    });
    await expect(waited).rejects.toThrow(StartRefused);
    await expect(waited).rejects.toThrow('PostgreSQL: not within 0 s: starting up');
  });

  it('ends at once when the process is told to stop, and never asks again', async () => {
    const stopping = new AbortController();
    let asked = 0;
    const waited = waitFor(
      'PostgreSQL',
      () => {
        asked++;
        return Promise.reject(new Error('refused'));
      },
      {
        signal: stopping.signal,
        say: () => {
          stopping.abort(new Error('told to stop'));
        },
      },
    );
    await expect(waited).rejects.toThrow('told to stop');
    expect(asked).toBe(1);
  });

  it('tells the reason of an error that carries it only inside, as one of several addresses does', async () => {
    const said: string[] = [];
    let isFirst = true;
    await waitFor(
      'PostgreSQL',
      () => {
        if (!isFirst) return Promise.resolve();
        isFirst = false;
        return Promise.reject(
          new AggregateError([
            new Error('connect ECONNREFUSED ::1:5432'),
            new Error('connect ECONNREFUSED 127.0.0.1:5432'),
          ]),
        );
      },
      { signal: never, say: (line) => said.push(line) },
    );
    expect(said).toEqual([
      'Waiting for PostgreSQL: connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432',
    ]);
  });
});
