import { type Delivery, PLAIN } from '../history/delivery.js';
import { type Exchange } from './exchange.js';
import { play } from './play.js';

/** Doors that answer only when told to, and note what was asked. */
class HeldDoors {
  readonly asked: string[] = [];
  private readonly held = new Map<string, { answer: () => void; fail: (error: Error) => void }>();

  deliver(delivery: Delivery): Promise<Exchange> {
    const name = delivery.kind === 'link' ? delivery.name : '';
    this.asked.push(name);
    return new Promise((resolve, reject) => {
      const exchange: Exchange = {
        kind: 'link',
        question: { method: 'POST', path: '/' },
        answer: { status: 201, headers: {}, body: '' },
      };
      this.held.set(name, { answer: () => resolve(exchange), fail: reject });
    });
  }

  judged(): Promise<void> {
    this.asked.push('(judged?)');
    return new Promise((resolve, reject) => {
      this.held.set('(judged?)', { answer: resolve, fail: reject });
    });
  }

  async answer(name: string): Promise<void> {
    this.held.get(name)?.answer();
    await turn();
  }

  async fail(name: string): Promise<void> {
    this.held.get(name)?.fail(new Error(`${name} failed`));
    await turn();
  }
}

/** Lets everything that can go on go on. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function link(name: string, rest: { readonly alone?: true } = {}): Delivery {
  return { kind: 'link', name, body: '{}', sendAt: 0, truth: PLAIN, ...rest };
}

function playing(
  deliveries: Delivery[],
  doors: HeldDoors,
  signal = new AbortController().signal,
): Promise<void> {
  return play(deliveries, doors, { concurrency: 2, signal, onAnswer: () => undefined });
}

describe('play', () => {
  it('keeps to the order and to the number that may be under way', async () => {
    const doors = new HeldDoors();
    const done = playing([link('a'), link('b'), link('c')], doors);
    await turn();
    expect(doors.asked).toEqual(['a', 'b']);
    await doors.answer('b');
    expect(doors.asked).toEqual(['a', 'b', 'c']);
    await doors.answer('a');
    await doors.answer('c');
    await doors.answer('(judged?)');
    await done;
  });

  it('plays a delivery that must be alone with nothing beside it, and waits for judgement before and after it', async () => {
    const doors = new HeldDoors();
    const done = playing([link('a'), link('b', { alone: true }), link('c')], doors);
    await turn();
    expect(doors.asked).toEqual(['a']);
    await doors.answer('a');
    expect(doors.asked).toEqual(['a', '(judged?)']);
    await doors.answer('(judged?)');
    expect(doors.asked.slice(2)).toEqual(['b']);
    await doors.answer('b');
    expect(doors.asked.slice(2)).toEqual(['b', '(judged?)']);
    await doors.answer('(judged?)');
    expect(doors.asked.slice(4)).toEqual(['c']);
    await doors.answer('c');
    await doors.answer('(judged?)');
    await done;
  });

  it('stops when what was sent is never judged, and says why', async () => {
    const doors = new HeldDoors();
    const done = playing([link('a', { alone: true }), link('b')], doors);
    const failure = expect(done).rejects.toThrow('(judged?) failed');
    await turn();
    await doors.answer('(judged?)');
    await doors.answer('a');
    await doors.fail('(judged?)');
    await failure;
    expect(doors.asked).toEqual(['(judged?)', 'a', '(judged?)']);
  });

  it('stops at a failure, waits for what is under way, and says what failed', async () => {
    const doors = new HeldDoors();
    const done = playing([link('a'), link('b'), link('c')], doors);
    const failure = expect(done).rejects.toThrow('a failed');
    await turn();
    await doors.fail('a');
    await doors.answer('b');
    await failure;
    expect(doors.asked).toEqual(['a', 'b']);
  });

  it('stops before the next delivery when it is interrupted', async () => {
    const doors = new HeldDoors();
    const interruption = new AbortController();
    const done = playing([link('a'), link('b', { alone: true })], doors, interruption.signal);
    await turn();
    interruption.abort();
    await doors.answer('a');
    await doors.answer('(judged?)');
    await doors.answer('(judged?)');
    await done;
    expect(doors.asked).not.toContain('b');
  });
});
