import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bus } from '#shared/bus/bus.js';
import { RAW_GROUP } from '#shared/bus/topics.js';
import { type Produced } from '../exchange.js';
import { type EventBody, type EventDoor } from './event-door.js';
import { rawMessages } from './raw-message.js';

/** What the door needs of the log: to write, and to see how far ingest has read. */
export type RawLog = Pick<Bus, 'publish' | 'watermarks' | 'groupOffsets'>;

const POLL_MS = 10;
/** A consumer that was restarted needs its session and a rebalance; much longer means that there is none. */
const PATIENCE_MS = 90_000;

/**
 * The raw topics of Kafka. There nobody is answered, so judgement is seen by ingest's consumers having passed what was
 * written: their offsets move only when everything before them is durable.
 */
export class RawTopicsDoor implements EventDoor {
  /** Topics written to since ingest was last seen to have passed everything. */
  private readonly written = new Set<string>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly log: RawLog,
    private readonly signal: AbortSignal,
  ) {}

  async send({ contentType, body }: EventBody): Promise<Produced> {
    const messages = rawMessages({ contentType, body });
    await this.log.publish(messages);
    for (const { topic } of messages) this.written.add(topic);
    const repeated = messages.filter(({ value }) => this.isRepeat(value)).length;
    return { kind: 'produced', contentType, body, messages: messages.length, repeated };
  }

  private isRepeat(message: Buffer): boolean {
    const digest = hash('sha256', message, 'base64').slice(0, 16);
    const isKnown = this.seen.has(digest);
    this.seen.add(digest);
    return isKnown;
  }

  async judged(): Promise<void> {
    const topics = [...this.written];
    this.written.clear();
    await Promise.all(topics.map((topic) => this.passed(topic)));
  }

  /** Waits until the group stands, in every partition, where the topic ended when we began to wait. */
  private async passed(topic: string): Promise<void> {
    const marks = await this.log.watermarks(topic);
    let last = NaN;
    for (let movedAt = performance.now(); !this.signal.aborted; await pause(POLL_MS)) {
      const offsets = await this.log.groupOffsets(topic, RAW_GROUP);
      const left = marks.reduce((sum, { partition, start, end }) => {
        const at = offsets.find((one) => one.partition === partition)?.offset ?? start;
        return sum + Math.max(0, end - Math.max(start, at));
      }, 0);
      if (left === 0) return;
      if (left !== last) movedAt = performance.now();
      else if (performance.now() - movedAt > PATIENCE_MS) throw new NobodyReads(topic, left);
      last = left;
    }
  }
}

/** What was written to a raw topic is not taken from it. */
export class NobodyReads extends Error {
  override readonly name = 'NobodyReads';
  constructor(topic: string, left: number) {
    super(
      `Nobody takes the ${String(left)} messages on ${topic}: for ${String(PATIENCE_MS / 1_000)} seconds the group ${RAW_GROUP} has not moved. ` +
        'Is ingest running, with the same KAFKA_BROKERS, and are its stores there? Its log and /health/ready say more.',
    );
  }
}
