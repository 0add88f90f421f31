import { type ClickHouseClient } from '@clickhouse/client';
import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { type ContentOrganisation, KNOWN_EARLY } from './content-organisation.js';

/** Puts it into the fact tables and the ledger, some rows twice: a redelivery must change nothing. */
export async function storeContentOrganisation(
  clickhouse: ClickHouseClient,
  tenant: string,
  facts: ContentOrganisation,
): Promise<void> {
  let offset = 0;
  const logged = <T extends { event_key: string }>(rows: readonly T[]) =>
    rows.map((row) => ({
      tenant,
      source: 'test',
      event_id: row.event_key,
      log_partition: 3,
      log_offset: offset++,
      ...row,
    }));
  const ofOutcome = ({ candidate, at }: ContentOrganisation['hires'][number], stage: string) => ({
    tenant,
    candidate_ref: candidate,
    version: 1,
    application_id: 'app-1',
    stage,
    at,
  });
  const outcomes = facts.hires.flatMap((hire) =>
    ['application', 'hire'].map((stage) => {
      const { at, ...of } = ofOutcome(hire, stage);
      return {
        ...of,
        occurred_at: at,
        reversed_at: null,
        vacancy_id: 'v1',
        internal: false,
        computed_at: KNOWN_EARLY,
      };
    }),
  );
  const credits = facts.hires.flatMap((hire) =>
    ['application', 'hire'].flatMap((stage) =>
      ['linear', 'last_touch'].flatMap((model) =>
        hire.touches.map(({ advocate, campaign, network, micro }, touch_index) => {
          const { at, ...of } = ofOutcome(hire, stage);
          const isLast = touch_index === hire.touches.length - 1;
          return {
            ...of,
            model,
            touch_index,
            outcome_at: at,
            touch_at: at,
            vacancy_id: 'v1',
            channel: 'advocate',
            advocate_id: advocate,
            share_id: '',
            link_code: '',
            campaign_id: campaign,
            content_id: '',
            network,
            credit_micro: model === 'linear' ? micro : isLast ? MICRO_PER_OUTCOME : 0,
            evidence: 'click_id',
            touch_events: [],
            model_version: 1,
            settings_version: 1,
            input_hash: '0'.repeat(64),
            computed_at: KNOWN_EARLY,
          };
        }),
      ),
    ),
  );
  const tables = {
    click: logged(facts.clicks).map((row) => ({ ...row, click_id: row.event_key, rule: 'test' })),
    share: logged(facts.shares).map((row) => ({
      ...row,
      parent_share_id: '',
      audience_provenance: row.audience === null ? '' : 'declared',
    })),
    share_measure: logged(facts.measurements).map((row) => ({
      ...row,
      members_reached: null,
      provenance: 'network_api',
    })),
    programme_event: logged(facts.programme).map((row) => ({ ...row, data: JSON.stringify(row.data) })),
    outcome: outcomes,
    credit: credits,
    candidate_head_log: facts.hires.map(({ candidate }) => ({
      tenant,
      settings_version: 1,
      candidate_ref: candidate,
      version: 1,
      published_at: KNOWN_EARLY,
    })),
  };
  for (const [table, rows] of Object.entries<readonly Readonly<Record<string, unknown>>[]>(tables)) {
    await clickhouse.insert({ table, values: [...rows], format: 'JSONEachRow' });
    await clickhouse.insert({ table, values: rows.slice(0, 100), format: 'JSONEachRow' });
  }
}
