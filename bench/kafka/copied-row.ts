/** A row of `copied.sql`. */
export type CopiedRow = Readonly<Record<string, string | number>>;

/** Where a message stood. */
export interface LogPlace {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

interface SentEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The columns of an event, taken as they come: nothing is checked and nothing is looked up. */
export function copiedRow(value: Buffer, { topic, partition, offset }: LogPlace): CopiedRow {
  const { id, source, type, time, data } = JSON.parse(value.toString('utf8')) as SentEvent;
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  return {
    source,
    event_id: id,
    type,
    occurred_at: time,
    advocate_id: text('advocateId'),
    share_id: text('shareId'),
    link_code: text('linkCode'),
    candidate_ref: text('candidateRef'),
    visitor_key: text('visitorKey'),
    data: JSON.stringify(data),
    log_topic: topic,
    log_partition: partition,
    log_offset: Number(offset),
  };
}
