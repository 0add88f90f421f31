import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type EventsAnswer } from '../../events/event-result.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { sampleEvent } from '../../testing/sample-events.js';

type Sample = ReturnType<typeof sampleEvent>;

const merged = (mergedRef: string, candidateRef: string, envelope?: { id: string }): Sample =>
  sampleEvent('candidate.merged', { mergedRef, candidateRef }, envelope);
const reshared = (shareId: string, parentShareId: string): Sample =>
  sampleEvent('share.created', { shareId, parentShareId, by: 'company_page', network: 'x' });

describe('merges and reshares that would lead back to themselves', () => {
  let postgres: TestPostgres;
  let one: IngestUnderTest;
  let other: IngestUnderTest;
  let acme: string;
  let globex: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    const postgresUrl = await postgres.freshDatabase();
    one = await startIngest({ postgresUrl });
    other = await startIngest({ postgresUrl });
    acme = await one.organisation('acme');
    globex = await one.organisation('globex');
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await postgres.stop();
  });

  /** The status of each event, or the reason it was refused for. */
  const sent = async (events: readonly object[], key = acme, at = one): Promise<string[]> => {
    const { results } = (await at.send(key, events)).json<EventsAnswer>();
    return results.map((result) => (result.status === 'rejected' ? result.reason : result.status));
  };

  it('are refused with the chain, over earlier requests and within one', async () => {
    expect(await sent([merged('m-a', 'm-b')])).toEqual(['accepted']);
    expect(await sent([merged('m-b', 'm-c'), merged('m-c', 'm-a')])).toEqual(['accepted', 'cycle']);
    const answer = await one.send(acme, merged('m-c', 'm-a'));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      reason: 'cycle',
      errors: [
        {
          pointer: '/data/candidateRef',
          detail: expect.stringContaining('m-c -> m-a -> m-b -> m-c') as string,
        },
      ],
    });
    expect(await sent([reshared('s-1', 's-1'), reshared('s-3', 's-2'), reshared('s-2', 's-3')])).toEqual([
      'cycle',
      'accepted',
      'cycle',
    ]);
    const share = await one.send(acme, reshared('s-2', 's-3'));
    expect(share.json()).toMatchObject({
      errors: [
        {
          pointer: '/data/parentShareId',
          detail: expect.stringContaining('s-2 -> s-3 -> s-2') as string,
        },
      ],
    });
  });

  it('keep merges and reshares, and the organisations, apart', async () => {
    expect(await sent([merged('x', 'y')])).toEqual(['accepted']);
    expect(await sent([reshared('y', 'x')])).toEqual(['accepted']);
    expect(await sent([merged('y', 'x')], globex)).toEqual(['accepted']);
  });

  it('count every merge ever accepted, also one that a later merge of the same reference replaced', async () => {
    expect(await sent([merged('r-a', 'r-b'), merged('r-a', 'r-c')])).toEqual(['accepted', 'accepted']);
    expect(await sent([merged('r-b', 'r-a')])).toEqual(['cycle']);
    expect(await sent([merged('r-b', 'r-c')])).toEqual(['accepted']);
  });

  it('say duplicate to a merge that is sent again, alone and twice in one list', async () => {
    const event = merged('d-a', 'd-b');
    expect(await sent([event, event])).toEqual(['accepted', 'duplicate']);
    expect(await sent([event])).toEqual(['duplicate']);
    expect(await sent([merged('d-b', 'd-a'), event])).toEqual(['cycle', 'duplicate']);
  });

  it('can be mended and sent under the same id, because a refusal claims nothing', async () => {
    await sent([merged('f-a', 'f-b')]);
    expect(await sent([merged('f-b', 'f-a', { id: 'mended' })])).toEqual(['cycle']);
    expect(await sent([merged('f-b', 'f-c', { id: 'mended' })])).toEqual(['accepted']);
  });

  it('are not held against a merge whose counterpart lost its identity to another content', async () => {
    expect(await sent([merged('i-a', 'i-b', { id: 'taken' })])).toEqual(['accepted']);
    expect(await sent([merged('i-c', 'i-d', { id: 'taken' })])).toEqual(['identity_conflict']);
    expect(await sent([merged('i-d', 'i-c')])).toEqual(['accepted']);
    expect(await sent([merged('i-b', 'i-a')])).toEqual(['cycle']);
  });

  it('are never both accepted when two processes are sent the two halves at once', async () => {
    const rounds = Array.from(
      { length: 25 },
      (_, n) => [`race-${String(n)}-a`, `race-${String(n)}-b`] as const,
    );
    const answers = await Promise.all(
      rounds.map(([a, b]) =>
        Promise.all([sent([merged(a, b)], acme, one), sent([merged(b, a)], acme, other)]),
      ),
    );
    expect(answers.map((pair) => pair.flat().sort())).toEqual(rounds.map(() => ['accepted', 'cycle']));
  });
});
