import { type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { type LoggedMessage } from '../../bus.js';
import { decodePayload } from '../payload-codec.js';
import { queryWithin } from '../query-within.js';

const READ = loadSql(import.meta.url, './read.sql');
const MAX_BYTES = 32 * 1024 * 1024;

interface Row {
  start_offset: string | number;
  end_offset: string | number;
  base_offset: string | number | null;
  payload: Buffer | null;
}

/** Offsets that should be in the log and are not. Waiting and saying so is right: skipping would lose messages unseen. */
export class LogHole extends Error {
  override readonly name = 'LogHole';
}

/** Reads one partition forwards. What a row holds beyond one batch is kept for the next, so a row is fetched once. */
export class PartitionReader {
  readonly #pool: Pool;
  readonly #topic: string;
  readonly #partition: number;
  readonly #timeoutMs: number;
  #ahead: LoggedMessage[] = [];

  constructor(pool: Pool, topic: string, partition: number, timeoutMs: number) {
    this.#pool = pool;
    this.#topic = topic;
    this.#partition = partition;
    this.#timeoutMs = timeoutMs;
  }

  /** Up to `maxMessages` consecutive messages from `offset` on; none when the partition ends there. */
  async read(offset: number, maxMessages: number): Promise<LoggedMessage[]> {
    if (this.#ahead[0]?.offset !== offset) this.#ahead = await this.#fetch(offset, maxMessages);
    const batch = this.#ahead.slice(0, maxMessages);
    this.#ahead = this.#ahead.slice(maxMessages);
    return batch;
  }

  async #fetch(offset: number, maxMessages: number): Promise<LoggedMessage[]> {
    const { rows } = await queryWithin<Row>(this.#pool, this.#timeoutMs, {
      name: 'event-log-read',
      text: READ,
      values: [this.#topic, this.#partition, offset, maxMessages, MAX_BYTES],
    });
    const messages = rows.flatMap(unpack).filter((message) => message.offset >= offset);
    this.#assertNoHole(offset, messages, rows[0]);
    return messages;
  }

  #assertNoHole(offset: number, messages: readonly LoggedMessage[], bounds: Row | undefined): void {
    const end = Number(bounds?.end_offset);
    const complete =
      messages.length === 0
        ? offset === end
        : messages.every((message, index) => message.offset === offset + index);
    if (!complete) {
      throw new LogHole(
        `${this.#topic}/${String(this.#partition)}: offset ${String(offset)} was asked for, but the log keeps ` +
          `${String(bounds?.start_offset)} to ${String(bounds?.end_offset)}; rewind the group, or restore the log`,
      );
    }
  }
}

function unpack(row: Row): LoggedMessage[] {
  if (row.payload === null) return [];
  const base = Number(row.base_offset);
  return decodePayload(row.payload).map((message, index) => ({
    offset: base + index,
    key: message.key,
    value: message.value,
    headers: message.headers,
  }));
}
