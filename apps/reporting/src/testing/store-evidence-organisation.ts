import { type ClickHouseClient } from '@clickhouse/client';
import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import {
  type ApplicationFact,
  DAY_MS,
  dayText,
  type EvidenceOrganisation,
  type Model,
  MODELS,
  type ShareFact,
  START_MS,
  type TouchFact,
} from './evidence-organisation.js';

let keys = 0;
const key = () => `00000000-0000-8000-8000-${(++keys).toString(16).padStart(12, '0')}`;
const instant = (ms: number) => new Date(ms).toISOString();
const HIRED_MS = Date.parse('2025-02-10T09:00:00Z');

/** Stores it under version 2 of each candidate, beside a version 1 that says something else and does not stand. */
export async function storeEvidenceOrganisation(
  clickhouse: ClickHouseClient,
  tenant: string,
  facts: EvidenceOrganisation,
): Promise<void> {
  let offset = 0;
  const event = (at: number, fields: Readonly<Record<string, unknown>>) => {
    const id = key();
    const where = { log_partition: 7, log_offset: offset++ };
    return {
      tenant,
      event_key: id,
      source: 'test',
      event_id: id,
      occurred_at: instant(at),
      received_at: instant(at),
      ...where,
      ...fields,
    };
  };
  const computed = { tenant, computed_at: '2026-04-20T00:00:00.000Z' };
  const of = (application: ApplicationFact, version: number) => ({
    ...computed,
    candidate_ref: application.candidate,
    version,
    application_id: application.id,
  });
  const outcomes = facts.applications.flatMap((application) =>
    [1, 2].flatMap((version) =>
      application.stages.map(({ stage, at, isReversed }) => ({
        ...of(application, version),
        stage,
        occurred_at: instant(at),
        reversed_at: isReversed && version === 2 ? instant(at + DAY_MS) : null,
        vacancy_id: application.vacancy,
        internal: application.internal && version === 2,
      })),
    ),
  );
  const credits = facts.applications.flatMap((application) =>
    application.internal
      ? []
      : application.stages
          .filter(({ isReversed }) => !isReversed)
          .flatMap(({ stage, at }) =>
            MODELS.flatMap((model) =>
              (application.touches.length === 0 ? [NOBODY] : application.touches).map(
                (touch, touch_index) => ({
                  ...of(application, 2),
                  stage,
                  model,
                  touch_index,
                  outcome_at: instant(at),
                  vacancy_id: application.vacancy,
                  channel: touch.channel,
                  advocate_id: touch.advocateId,
                  ...noOrigin,
                  campaign_id: touch.campaign,
                  network: touch.network,
                  evidence: touch.evidence,
                  credit_micro: touch.micro[model],
                  touch_at: touch === NOBODY ? null : instant(touch.at),
                }),
              ),
            ),
          ),
  );
  const talent = facts.applications.flatMap((application) => {
    const ref = { candidate_ref: application.toldAs, application_id: application.id };
    const appliedAt = application.stages[0]?.at ?? 0;
    return [
      ...application.said.map((evidence, i) =>
        event(appliedAt + i * 60_000, {
          ...ref,
          type: i === 0 ? 'application.received' : 'source.changed',
          vacancy_id: i === 0 ? application.vacancy : '',
          data: JSON.stringify(
            i === 0
              ? {
                  candidateRef: application.toldAs,
                  applicationId: application.id,
                  vacancyId: application.vacancy,
                  evidence,
                }
              : {
                  candidateRef: application.toldAs,
                  applicationId: application.id,
                  channel: evidence[0]?.['channel'],
                  creditedTo: evidence[0]?.['advocateId'],
                },
          ),
        }),
      ),
      ...(application.toldAs === application.candidate
        ? []
        : [
            event(appliedAt + DAY_MS, {
              candidate_ref: application.candidate,
              application_id: '',
              type: 'candidate.merged',
              vacancy_id: '',
              data: JSON.stringify({ candidateRef: application.candidate, mergedRef: application.toldAs }),
            }),
          ]),
    ];
  });
  const origin = (share: ShareFact) => ({
    share_id: share.id,
    sharer: share.sharer,
    advocate_id: share.advocateId,
    campaign_id: share.campaign,
    content_id: '',
    vacancy_id: share.vacancy,
    network: share.network,
    link_code: share.link,
  });
  const hired = facts.employments.map(({ candidate }) => ({
    ...computed,
    candidate_ref: candidate,
    version: 2,
    application_id: 'app-hired',
    stage: 'hire',
    vacancy_id: 'v9',
  }));
  const employed = facts.employments.flatMap(({ candidate, startedOn, stayedDays }) => {
    const employmentRef = `employment-${candidate}`;
    const startedMs = Date.parse(startedOn);
    const employment = { application_id: '', vacancy_id: '' };
    return [
      event(startedMs, {
        ...employment,
        candidate_ref: candidate,
        type: 'employment.started',
        data: JSON.stringify({ employmentRef, startedOn, candidateRef: candidate }),
      }),
      ...(stayedDays > 1_000
        ? []
        : [
            event(startedMs + stayedDays * DAY_MS, {
              ...employment,
              candidate_ref: '',
              type: 'employment.ended',
              data: JSON.stringify({ employmentRef, endedOn: dayText(startedMs + stayedDays * DAY_MS) }),
            }),
          ]),
    ];
  });
  const tables = {
    outcome: [
      ...outcomes,
      ...hired.map((hire) => ({
        ...hire,
        occurred_at: instant(HIRED_MS),
        reversed_at: null,
        internal: false,
      })),
    ],
    credit: [
      ...credits,
      ...hired.flatMap((hire, n) =>
        MODELS.map((model) => ({
          ...hire,
          model,
          touch_index: 0,
          outcome_at: instant(HIRED_MS),
          ...noOrigin,
          channel: facts.employments[n]?.isInfluenced === true ? 'advocate' : 'unattributed',
          advocate_id: facts.employments[n]?.isInfluenced === true ? 'a00' : '',
          credit_micro: MICRO_PER_OUTCOME,
          touch_at: null,
        })),
      ),
    ],
    candidate_head_log: [...facts.applications, ...facts.employments].map(({ candidate }) => ({
      tenant,
      settings_version: 1,
      candidate_ref: candidate,
      version: 2,
      published_at: computed.computed_at,
    })),
    talent_event: [...talent, ...employed],
    share: facts.shares.map((share) =>
      event(share.at, {
        ...origin(share),
        parent_share_id: '',
        own_words: null,
        audience: share.audience,
        audience_provenance: share.audience === null ? '' : 'declared',
      }),
    ),
    share_measure: facts.shares
      .filter(({ impressions }) => impressions !== null)
      .flatMap((share) =>
        // Counters are cumulative: the first measurement is of half of it, and without the comments.
        [0.5, 1].map((part) =>
          event(share.at + part * DAY_MS, {
            share_id: share.id,
            provenance: 'network_api',
            impressions: Math.floor((share.impressions ?? 0) * part),
            members_reached: null,
            reactions: Math.floor(share.interactions / 2),
            comments: part === 1 ? share.interactions - Math.floor(share.interactions / 2) : null,
            reshares: null,
          }),
        ),
      ),
    click: facts.shares.flatMap((share, n) =>
      ['human', 'bot'].flatMap((verdict) =>
        Array.from({ length: verdict === 'human' ? share.clicks : share.bots }, (_, i) =>
          event(share.at + (i + 1) * 3_600_000, {
            ...origin(share),
            // Some clicks only know their link.
            share_id: n % 2 === 0 ? share.id : '',
            click_id: key(),
            verdict,
            rule: verdict,
            visitor_key: `visitor-${String(i)}`,
          }),
        ),
      ),
    ),
    programme_event: [
      ...facts.people.flatMap(({ id, moves }) =>
        moves.map(({ at, team }) =>
          event(at, {
            subject: id,
            type: team === '' ? 'advocate.left' : 'advocate.enrolled',
            data: JSON.stringify({
              advocateId: id,
              ...(team === '' ? {} : { team, namedInReports: id < 'a60' }),
            }),
          }),
        ),
      ),
      ...Object.entries(facts.followers).flatMap(([network, followers]) =>
        [0, 1].map((day) =>
          event(START_MS + day * DAY_MS, {
            subject: 'page',
            type: 'page.followers',
            data: JSON.stringify({
              pageId: 'page',
              network,
              day: `2026-03-0${String(day + 1)}`,
              followers: followers - 1 + day,
            }),
          }),
        ),
      ),
    ],
  };
  for (const [table, rows] of Object.entries<readonly object[]>(tables)) {
    await clickhouse.insert({ table, values: [...rows], format: 'JSONEachRow' });
    await clickhouse.insert({ table, values: rows.slice(0, 60), format: 'JSONEachRow' });
  }
}

const noOrigin = {
  share_id: '',
  link_code: '',
  campaign_id: '',
  content_id: '',
  network: '',
  evidence: '',
  touch_events: [],
  model_version: 1,
  settings_version: 1,
  input_hash: '0'.repeat(64),
};

const NOBODY: Omit<TouchFact, 'micro'> & { micro: Record<Model, number> } = {
  channel: 'unattributed',
  advocateId: '',
  campaign: '',
  network: '',
  evidence: '',
  at: 0,
  micro: { last_touch: MICRO_PER_OUTCOME, linear: MICRO_PER_OUTCOME },
};
