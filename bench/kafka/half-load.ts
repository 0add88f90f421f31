import { setTimeout as pause } from 'node:timers/promises';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type StreamEvent, streamOf } from '../events/stream.js';
import { messagesFor } from './load.js';
import { type Stage } from './stage.js';

const STORED_MARKERS = loadSql(import.meta.url, './stored-markers.sql');
const TICK_MS = 50;
/** Of the ticks that carry a marker. */
const TICKS_PER_MARKER = 2;
const LOOK_MS = 20;

/**
 * Milliseconds from handing an event to the producer until it can be queried, while events come at a steady rate. A few
 * of them are markers, which are looked for in the fact table all the time.
 */
export async function latencies(
  stage: Stage,
  load: {
    readonly perSecond: number;
    readonly seconds: number;
    readonly linkCodes: readonly string[];
    readonly series: string;
  },
): Promise<number[]> {
  const { perSecond, seconds, linkCodes, series } = load;
  const perTick = Math.max(1, Math.round((perSecond * TICK_MS) / 1_000));
  const ticks = Math.round((seconds * 1_000) / TICK_MS);
  const stream = streamOf(ticks * perTick, linkCodes, series);
  const waiting = new Map<string, number>();
  const found: number[] = [];
  let isSending = true;

  const look = async () => {
    while (isSending || waiting.size > 0) {
      const ids = [...waiting.keys()];
      const rows = ids.length === 0 ? [] : await storedMarkers(stage, ids);
      const now = performance.now();
      for (const { event_id } of rows) {
        found.push(now - (waiting.get(event_id) ?? now));
        waiting.delete(event_id);
      }
      await pause(LOOK_MS);
    }
  };
  const send = async () => {
    const since = performance.now();
    const published: Promise<void>[] = [];
    for (let tick = 0; tick < ticks; tick += 1) {
      const events: StreamEvent[] = taken(stream, perTick);
      if (tick % TICKS_PER_MARKER === 0) {
        const marker = markerOf(`${series}marker-${String(tick)}`);
        waiting.set(marker.id, performance.now());
        events.push(marker);
      }
      published.push(stage.bus.publish(messagesFor(events)));
      // By the clock, not by pauses: a tick that came late does not lower the rate.
      await pause(Math.max(0, since + (tick + 1) * TICK_MS - performance.now()));
    }
    await Promise.all(published);
    isSending = false;
  };
  await Promise.all([send(), look()]);
  return found;
}

function taken(stream: Generator<StreamEvent>, count: number): StreamEvent[] {
  const events: StreamEvent[] = [];
  for (let next = stream.next(); next.done !== true; next = stream.next()) {
    events.push(next.value);
    if (events.length === count) break;
  }
  return events;
}

function storedMarkers({ clickhouse }: Stage, ids: readonly string[]): Promise<{ event_id: string }[]> {
  return select(clickhouse, STORED_MARKERS, { ids });
}

function markerOf(id: string): StreamEvent {
  const data = { advocateId: 'adv-0', channel: 'forum', kind: 'answer' };
  return { type: 'participation.logged', id, time: '2025-02-01T12:00:00.000Z', data };
}
