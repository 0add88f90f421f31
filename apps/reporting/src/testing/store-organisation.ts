import { type ClickHouseClient } from '@clickhouse/client';
import { type Organisation } from './organisation.js';

/**
 * Puts an organisation into the fact tables and the ledger, some rows twice: a redelivery must change nothing.
 * @returns the offset after the last event, when the first one has `log.offset`
 */
export async function storeOrganisation(
  clickhouse: ClickHouseClient,
  tenant: string,
  facts: Organisation,
  log: { readonly partition: number; readonly offset: number } = { partition: 0, offset: 0 },
  knownSince = '2026-04-10T00:00:00.000Z',
): Promise<number> {
  let { offset } = log;
  const logged = <T extends { event_key: string }>(rows: readonly T[]) =>
    rows.map((row) => ({
      tenant,
      source: 'test',
      event_id: row.event_key,
      received_at: knownSince,
      log_partition: log.partition,
      log_offset: offset++,
      ...row,
    }));
  const computed = { computed_at: knownSince };
  const tables = {
    click: logged(facts.clicks).map((row) => ({
      ...row,
      click_id: row.event_key,
      share_id: '',
      vacancy_id: '',
    })),
    share: logged(facts.shares).map((row) => ({
      ...row,
      vacancy_id: '',
      link_code: '',
      parent_share_id: '',
      own_words: null,
      audience_provenance: 'declared',
    })),
    share_measure: logged(facts.measurements).map((row) => ({ ...row, provenance: 'network_api' })),
    programme_event: logged([
      ...facts.enrolments.map((row) => ({ ...row, type: 'advocate.enrolled' })),
      ...(facts.deeds ?? []).map((row) => ({ ...row })),
    ]),
    outcome: facts.outcomes.map((row) => ({ tenant, ...row, ...computed })),
    credit: facts.credits.map((row) => ({
      tenant,
      share_id: '',
      link_code: '',
      evidence: '',
      touch_events: [],
      model_version: 1,
      settings_version: 1,
      input_hash: '0'.repeat(64),
      ...row,
      ...computed,
    })),
    candidate_head_log: [...facts.heads].map(([candidate_ref, version]) => ({
      tenant,
      settings_version: 1,
      candidate_ref,
      version,
      published_at: computed.computed_at,
    })),
  };
  for (const [table, rows] of Object.entries<readonly Readonly<Record<string, unknown>>[]>(tables)) {
    await clickhouse.insert({ table, values: [...rows], format: 'JSONEachRow' });
    await clickhouse.insert({ table, values: rows.slice(0, 100), format: 'JSONEachRow' });
  }
  return offset;
}
