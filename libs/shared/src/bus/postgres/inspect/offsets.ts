import { type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { BusRefused, type GroupOffset, type Watermark } from '../../bus.js';
import { queryWithin } from '../query-within.js';

const WATERMARKS = loadSql(import.meta.url, './watermarks.sql');
const GROUP_OFFSETS = loadSql(import.meta.url, './group-offsets.sql');
const REWIND = loadSql(import.meta.url, './rewind.sql');
const TIMEOUT_MS = 5_000;

export async function readWatermarks(pool: Pool, topic: string): Promise<Watermark[]> {
  const { rows } = await queryWithin<{
    partition: number;
    start_offset: string | number;
    end_offset: string | number;
  }>(pool, TIMEOUT_MS, { text: WATERMARKS, values: [topic] });
  return rows.map((row) => ({
    partition: row.partition,
    start: Number(row.start_offset),
    end: Number(row.end_offset),
  }));
}

export async function readGroupOffsets(pool: Pool, topic: string, group: string): Promise<GroupOffset[]> {
  const { rows } = await queryWithin<{ partition: number; next_offset: string | number }>(pool, TIMEOUT_MS, {
    text: GROUP_OFFSETS,
    values: [topic, group],
  });
  return rows.map((row) => ({ partition: row.partition, offset: Number(row.next_offset) }));
}

/** Rejects with {@link BusRefused}, and changes nothing, while the group has a running consumer. */
export async function rewindGroup(pool: Pool, topic: string, group: string): Promise<void> {
  const { rows } = await queryWithin<{ alive: number }>(pool, TIMEOUT_MS, {
    text: REWIND,
    values: [topic, group],
  });
  const alive = rows[0]?.alive ?? 0;
  if (alive > 0) {
    throw new BusRefused(
      `group ${group} of ${topic} has ${String(alive)} running consumer(s); stop them, or wait a few seconds if they crashed`,
    );
  }
}
