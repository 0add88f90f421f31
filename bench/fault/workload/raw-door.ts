import { Kafka, logLevel, type Message, type Producer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random } from '#standalone/demo/history/random.js';
import { type Item, itemBytes } from './parcel.js';
import { type SendingBook } from './sending-book.js';
import { type Told } from './told.js';

const BINARY_SHARE = 0.3;
const AFTER_FAILURE_MS = 200;

/** Writes the raw topics with a plain kafkajs producer, as anybody with the right to write there would. */
export class RawDoor {
  private readonly producer: Producer;
  private connected = false;

  constructor(
    brokers: readonly string[],
    private readonly book: SendingBook,
    private readonly random: Random,
  ) {
    // Retries are ours, so that the book knows how often something was sent.
    const retry = { retries: 0, initialRetryTime: 50 };
    const kafka = new Kafka({
      clientId: 'fault-load',
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      connectionTimeout: 3_000,
      requestTimeout: 8_000,
      retry,
    });
    this.producer = kafka.producer({ allowAutoTopicCreation: false, retry, maxInFlightRequests: 1 });
  }

  async send(items: readonly Item[]): Promise<void> {
    const topicMessages = this.byTopic(items);
    for (;;) {
      for (const item of items) {
        if (item.kind === 'event') this.book.send(item.event);
        else this.book.sendMistake(item.mistake);
      }
      if (await this.attempt(topicMessages)) break;
      await pause(AFTER_FAILURE_MS);
    }
    for (const item of items) {
      if (item.kind === 'event') this.book.acknowledge(item.event);
      else this.book.acknowledgeMistake(item.mistake);
    }
  }

  async close(): Promise<void> {
    await this.producer.disconnect().catch(() => undefined);
  }

  private async attempt(topicMessages: { topic: string; messages: Message[] }[]): Promise<boolean> {
    try {
      if (!this.connected) await this.producer.connect();
      this.connected = true;
      await this.producer.sendBatch({ acks: -1, timeout: 5_000, topicMessages });
      return true;
    } catch {
      this.book.connectionsLost += 1;
      this.connected = false;
      await this.producer.disconnect().catch(() => undefined);
      return false;
    }
  }

  private byTopic(items: readonly Item[]): { topic: string; messages: Message[] }[] {
    const topics = Map.groupBy(items, (item) =>
      item.kind === 'event' ? rawTopicOf(item.event.type) : PROGRAMME,
    );
    return [...topics].map(([topic, those]) => ({
      topic,
      messages: those.map((item) =>
        item.kind === 'event' && this.random.chance(BINARY_SHARE) ? binary(item.event) : structured(item),
      ),
    }));
  }
}

/** CloudEvents 1.0, Kafka binding 3.3: the whole event in the value. */
export function structured(item: Item): Message {
  return {
    key: null,
    value: itemBytes(item),
    headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
  };
}

/** CloudEvents 1.0, Kafka binding 3.2: the attributes in headers, the data in the value. */
function binary({ source, id, type, at, data }: Told): Message {
  return {
    key: null,
    value: JSON.stringify(data),
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: source,
      ce_type: type,
      ce_time: new Date(at).toISOString(),
    },
  };
}

const PROGRAMME = 'advocacy.programme.v1';
const TALENT =
  /^(application|stage|interview|offer|hired|hire|rejected|source|candidate|vacancy|employment)\b/;

export function rawTopicOf(type: string): string {
  if (type.startsWith('share.')) return 'advocacy.shares.v1';
  if (type.startsWith('click.')) return 'advocacy.clicks.v1';
  return TALENT.test(type) ? 'advocacy.talent.v1' : PROGRAMME;
}
