import { type GroupOffset, type OutgoingMessage, type Watermark } from '#shared/bus/bus.js';
import { RawTopicsDoor } from './raw-topics-door.js';

/** A log of two partitions per topic whose readers move only when told to. */
class HeldLog {
  readonly asked = new Set<string>();
  private readonly ends = new Map<string, number>();
  private read = -1;

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const { topic } of messages) this.ends.set(topic, (this.ends.get(topic) ?? 100) + 1);
    return Promise.resolve();
  }

  watermarks(topic: string): Promise<Watermark[]> {
    return Promise.resolve([
      { partition: 0, start: 40, end: this.ends.get(topic) ?? 100 },
      { partition: 1, start: 7, end: 7 },
    ]);
  }

  /** As Kafka says it: nothing for a partition in which nothing was ever committed. */
  groupOffsets(topic: string): Promise<GroupOffset[]> {
    this.asked.add(topic);
    return Promise.resolve(this.read < 0 ? [] : [{ partition: 0, offset: this.read }]);
  }

  readTo(offset: number): void {
    this.read = offset;
  }
}

const hired = (count: number) => ({
  contentType: 'application/x-ndjson',
  body: Array.from({ length: count }, () => '{"type":"hired"}').join('\n'),
});

describe('the raw topics as a door', () => {
  const watched = (promise: Promise<void>) => {
    const state = { done: false };
    void promise.then(() => (state.done = true));
    return state;
  };
  const polls = async (log: HeldLog) => {
    for (let i = 0; i < 3; i += 1) {
      log.asked.clear();
      while (log.asked.size === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };

  it('tell nothing but that the messages are durable', async () => {
    const door = new RawTopicsDoor(new HeldLog(), new AbortController().signal);
    expect(await door.send(hired(3))).toMatchObject({ kind: 'produced', messages: 3 });
  });

  it('have judged when the readers have passed all that was written', async () => {
    const log = new HeldLog();
    const door = new RawTopicsDoor(log, new AbortController().signal);
    await door.send(hired(3));
    const judged = door.judged();
    const state = watched(judged);
    await polls(log);
    expect(state.done).toBe(false);
    log.readTo(102);
    await polls(log);
    expect(state.done).toBe(false);
    log.readTo(103);
    await judged;
    expect([...log.asked]).toEqual(['advocacy.talent.v1']);
  });

  it('have judged at once when nothing was written since', async () => {
    const log = new HeldLog();
    const door = new RawTopicsDoor(log, new AbortController().signal);
    await door.judged();
    expect([...log.asked]).toEqual([]);
  });

  it('wait no longer when the demo is interrupted', async () => {
    const log = new HeldLog();
    const interruption = new AbortController();
    const door = new RawTopicsDoor(log, interruption.signal);
    await door.send(hired(1));
    const judged = door.judged();
    await polls(log);
    interruption.abort();
    await judged;
  });
});
