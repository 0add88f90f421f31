import { type ClickHouseClient } from '@clickhouse/client';
import { type HiringOrganisation } from './hiring-organisation.js';

/** Puts two years of hiring into the ledger and among the facts, some rows twice: a redelivery must change nothing. */
export async function storeHiring(
  clickhouse: ClickHouseClient,
  tenant: string,
  { outcomes, credits, heads, events }: HiringOrganisation,
): Promise<void> {
  const computed = { tenant, computed_at: '2026-01-10T00:00:00.000Z' };
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const tables = {
    outcome: outcomes.map((row) => ({ ...computed, ...row })),
    credit: credits.map((row) => ({
      ...computed,
      advocate_id: row.channel === 'advocate' ? 'a1' : '',
      share_id: '',
      link_code: '',
      campaign_id: '',
      content_id: '',
      network: '',
      evidence: '',
      touch_at: null,
      touch_events: [],
      model_version: 1,
      settings_version: 1,
      input_hash: '0'.repeat(64),
      ...row,
    })),
    candidate_head_log: heads.map((row) => ({ tenant, settings_version: 1, ...row })),
    talent_event: events.map(({ data, ...row }, index) => ({
      tenant,
      source: 'test',
      event_id: row.event_key,
      candidate_ref: text(data['candidateRef']),
      application_id: '',
      vacancy_id: text(data['vacancyId']),
      data: JSON.stringify(data),
      log_partition: 0,
      log_offset: index,
      ...row,
    })),
  };
  for (const [table, rows] of Object.entries<readonly Readonly<Record<string, unknown>>[]>(tables)) {
    await clickhouse.insert({ table, values: [...rows], format: 'JSONEachRow' });
    await clickhouse.insert({ table, values: rows.slice(0, 200), format: 'JSONEachRow' });
  }
}
