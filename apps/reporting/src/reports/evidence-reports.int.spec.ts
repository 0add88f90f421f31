import { type ClickHouseClient } from '@clickhouse/client';
import { STAGES } from '#domain/events/talent.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import {
  armAt,
  drawHoldouts,
  isShown,
  PARALLEL,
  STEPPED,
  STRETCHES,
  teamsAtStart,
  TINY,
} from '../testing/drawn-holdouts.js';
import { type ApplicationFact, evidenceOrganisation, TEAMS } from '../testing/evidence-organisation.js';
import { agree, dayOf, furthest, isBetween, PAIRS, sourceOf } from '../testing/recount-evidence.js';
import { storeEvidenceOrganisation } from '../testing/store-evidence-organisation.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { type ReportRow } from './report.js';

const FROM = '2026-03-05';
const TO = '2026-03-25';
const PERIOD = `from=${FROM}&to=${TO}`;
const isIn = (ms: number) => isBetween(ms, FROM, TO);
const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);

describe('the reports of evidence, hires, claims and hold-outs', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = evidenceOrganisation(20_260_301);
  /** Standing, from outside, received in the period. */
  const received = facts.applications.filter(
    ({ internal, stages }) => !internal && stages[0]?.isReversed === false && isIn(stages[0].at),
  );
  const hired = (application: ApplicationFact) =>
    application.stages.some(({ stage, at, isReversed }) => stage === 'hire' && !isReversed && isIn(at));

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeEvidenceOrganisation(clickhouse, 'acme', facts);
    await reporting.addTenant('other');
    await storeEvidenceOrganisation(clickhouse, 'other', evidenceOrganisation(7));
    await drawHoldouts(reporting.postgres);
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (path: string): Promise<ReportRow[]> => {
    const reply = await reporting.get(`/api/v1/reports/${path}`, key);
    if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
    const { data, columns } = reply.body as { data: ReportRow[]; columns: { name: string }[] };
    for (const row of data) expect(Object.keys(row).sort()).toEqual(columns.map(({ name }) => name).sort());
    return data;
  };

  it('counts how often two sources agree, merged candidates and corrections included', async () => {
    const rows = await ask(`disagreement.json?${PERIOD}`);
    expect(
      rows.map(({ evidence_pair, evidence_applications, both_say, agree: agreed }) => [
        evidence_pair,
        evidence_applications,
        both_say,
        agreed,
      ]),
    ).toEqual(
      PAIRS.map(([one, other]) => {
        const compared = received
          .map((application) => agree(application, one, other))
          .filter((x) => x !== undefined);
        return [`${one} and ${other}`, received.length, compared.length, compared.filter(Boolean).length];
      }),
    );
    expect(rows.every(({ both_say }) => Number(both_say) > 10)).toBe(true);
  });

  it('lists the applications sources disagree on, the latest first, and names only who may be named', async () => {
    const expected = received
      .map((application) => ({
        application: application.id,
        at: application.stages[0]?.at ?? 0,
        disagreements: PAIRS.filter(([one, other]) => agree(application, one, other) === false).length,
      }))
      .filter(({ disagreements }) => disagreements > 0)
      .sort((a, b) => b.at - a.at);
    const rows = await ask(`disagreement.json?${PERIOD}&view=list`);
    expect(rows.map((row) => [row['application'], row['applied_on'], row['disagreements']])).toEqual(
      expected.map(({ application, at, disagreements }) => [application, dayOf(at), disagreements]),
    );
    expect(JSON.stringify(rows)).not.toMatch(/"advocate a\d/);
    const named = JSON.stringify(await ask(`disagreement.json?${PERIOD}&view=list&by=advocate`));
    expect(named).toMatch(/advocate a0\d/);
    expect(named).toContain('advocate (not shown by name)');
    expect(named).not.toMatch(/advocate a[67]\d/);
    const closed = await reporting.addTenant('closed', { personReports: false });
    const reply = await reporting.get(
      `/api/v1/reports/disagreement.json?${PERIOD}&view=list&by=advocate`,
      closed,
    );
    expect(reply.status).toBe(403);
  });

  it.each(['last_touch', 'linear'] as const)(
    'keeps hires sourced and influenced apart under %s',
    async (model) => {
      const hires = facts.applications.filter((application) => !application.internal && hired(application));
      const expected = (of: (touch: ApplicationFact['touches'][number]) => boolean, list = hires) => {
        const parts = list.map(({ touches }) =>
          touches.filter((touch) => touch.channel === 'advocate' && of(touch)),
        );
        const micro = parts.map((part) => sum(part, (touch) => touch.micro[model]));
        return {
          hires_sourced: sum(micro, (m) => m) / 1e6,
          hires_sourced_majority: micro.filter((m) => m > 500_000).length,
          hires_influenced: parts.filter((part) => part.length > 0).length,
          hires_influenced_tracked: parts.filter((part) =>
            part.some(({ evidence }) => /^(click_id|link_code|visitor_key)$/.test(evidence)),
          ).length,
        };
      };
      const [total] = await ask(`hires.json?${PERIOD}&model=${model}`);
      expect(total).toMatchObject({
        ...expected(() => true),
        hires_all: hires.length,
        hires_internal: facts.applications.filter((application) => application.internal && hired(application))
          .length,
      });
      expect(Number(total?.['hires_influenced'])).toBeGreaterThan(Number(total?.['hires_sourced_majority']));
      for (const row of await ask(`hires.json?${PERIOD}&model=${model}&by=network`))
        expect(row).toMatchObject({
          ...expected(({ network }) => network === row['network']),
          hires_all: null,
        });
      for (const row of await ask(`hires.json?${PERIOD}&model=${model}&by=vacancy`)) {
        const own = hires.filter(({ vacancy }) => vacancy === row['vacancy']);
        expect(row).toMatchObject({ ...expected(() => true, own), hires_all: own.length });
      }
      // Teams as they were at the touch; every hire's credit is in exactly one of them.
      const byTeam = await ask(`hires.json?${PERIOD}&model=${model}&by=team`);
      expect(sum(byTeam, (row) => Number(row['hires_sourced']))).toBeCloseTo(
        Number(total?.['hires_sourced']),
        9,
      );
    },
  );

  it('tells how far applicants of each source come', async () => {
    const rows = await ask(`applicant-quality.json?${PERIOD}`);
    expect(
      rows.map((row) => [
        row['applicant_source'],
        row['stage'],
        row['applicants'],
        row['applicants_reached'],
      ]),
    ).toEqual(
      [
        'advocate',
        'advocate_influenced',
        'direct',
        'company_page',
        'job_board',
        'agency',
        'event',
        'other',
        'unattributed',
      ].flatMap((source) =>
        STAGES.slice(1).map((stage) => {
          const own = received.filter((application) => sourceOf(application) === source);
          return [
            source,
            stage,
            own.length,
            own.filter((one) => furthest(one) >= STAGES.indexOf(stage)).length,
          ];
        }),
      ),
    );
    const hire = rows.find((row) => row['applicant_source'] === 'advocate' && row['stage'] === 'hire');
    const rest = received.filter((application) => sourceOf(application) !== 'advocate');
    expect(Number(hire?.['ratio_to_rest'])).toBeCloseTo(
      Number(hire?.['reached_rate']) / (rest.filter((one) => furthest(one) === 4).length / rest.length),
      12,
    );
  });

  it('tests the claims on what was counted', async () => {
    const rows = await ask(`claims.json?${PERIOD}`);
    const parts = rows.map((row) => [
      row['advocacy_part'],
      row['advocacy_whole'],
      row['other_part'],
      row['other_whole'],
    ]);
    const shares = facts.shares.filter(({ at }) => isIn(at));
    const connections = new Map<string, number>();
    for (const { sharer, advocateId, network, audience } of shares)
      if (sharer === 'advocate' && audience !== null && network in facts.followers)
        connections.set(
          `${advocateId} ${network}`,
          Math.max(audience, connections.get(`${advocateId} ${network}`) ?? 0),
        );
    const measured = (sharer: string, tracked: boolean) =>
      shares.filter(
        (share) => share.sharer === sharer && share.impressions !== null && (!tracked || share.link !== ''),
      );
    const totals = (sharer: string, count: 'clicks' | 'interactions') => {
      const list = measured(sharer, count === 'clicks');
      return [sum(list, (share) => share[count]), sum(list, (share) => share.impressions ?? 0)];
    };
    // Whose first anniversary lies in the period, a year being 365 days.
    const started = (byAdvocate: boolean) =>
      facts.employments.filter(
        ({ isInfluenced, startedOn }) =>
          isInfluenced === byAdvocate && startedOn >= '2025-03-05' && startedOn <= '2025-03-25',
      );
    const stayed = (byAdvocate: boolean) => started(byAdvocate).filter(({ stayedDays }) => stayedDays >= 365);
    const influenced = received.filter(({ touches }) =>
      touches.some(({ channel }) => channel === 'advocate'),
    );
    expect(parts).toEqual([
      [sum([...connections.values()], (size) => size), 1_020, null, null],
      [...totals('advocate', 'clicks'), ...totals('company_page', 'clicks')],
      [...totals('advocate', 'interactions'), ...totals('company_page', 'interactions')],
      [influenced.length, received.length, null, null],
      [stayed(true).length, started(true).length, stayed(false).length, started(false).length],
    ]);
    expect(started(true).length).toBeGreaterThan(5);
    const [a, n, b, m] = parts[1]?.map(Number) ?? [];
    expect(rows[1]?.['measured_value']).toBeCloseTo((a ?? 0) / (n ?? 1) / ((b ?? 0) / (m ?? 1)), 12);
    expect(Number(rows[1]?.['measured_value_low'])).toBeLessThan(Number(rows[1]?.['measured_value']));
    expect(rows.map((row) => row['claim_verdict']).slice(3)).toEqual([
      'cannot be measured here',
      'not enough data',
    ]);
  });

  describe('of hold-outs', () => {
    const teamOf = teamsAtStart(facts.people);
    const armOf = (stepped: boolean, advocateId: string, at: number) =>
      armAt(stepped, teamOf.get(advocateId), at);

    it.each([
      ['a parallel design', PARALLEL, 'linear', 'subject'],
      ['a parallel design', PARALLEL, 'last_touch', 'all'],
      ['a stepped design', STEPPED, 'linear', 'subject'],
    ] as const)(
      'counts what the teams of %s did, by the team they were in when it began',
      async (_design, id, model, scope) => {
        const stepped = id === STEPPED;
        const rows = (await ask(`holdout.json?${PERIOD}&model=${model}&scope=${scope}`)).filter(
          (row) => row['holdout'] === id,
        );
        expect(rows.map((row) => row['arm'])).toEqual(['shown', 'held_out', 'difference']);
        for (const row of rows.slice(0, 2)) {
          const credited = facts.applications
            .filter(({ internal, stages }) => !internal && stages[0]?.isReversed === false)
            .flatMap(({ vacancy, touches }) => touches.map((touch) => ({ ...touch, vacancy })))
            .filter(
              ({ vacancy, campaign }) =>
                scope === 'all' || (stepped ? vacancy === 'v1' : campaign === 'nurses'),
            )
            .filter(({ advocateId, at }) => armOf(stepped, advocateId, at) === row['arm']);
          expect(row['holdout_outcomes']).toBeCloseTo(sum(credited, (touch) => touch.micro[model]) / 1e6, 9);
          expect(row['holdout_shares']).toBe(
            facts.shares.filter(
              ({ sharer, campaign, vacancy, advocateId, at }) =>
                sharer === 'advocate' &&
                (stepped ? vacancy === 'v1' : campaign === 'nurses') &&
                armOf(stepped, advocateId, at) === row['arm'],
            ).length,
          );
          const stretches = stepped ? STRETCHES : STRETCHES.slice(0, 1);
          const cells = [...teamOf.values()]
            .filter((team) => TEAMS.includes(team))
            .flatMap((team) =>
              stretches.filter((day) => isShown(stepped, team, day) === (row['arm'] === 'shown')),
            );
          expect(row['holdout_people']).toBe(cells.length);
          expect(row['holdout_rate']).toBeCloseTo(Number(row['holdout_outcomes']) / cells.length, 12);
        }
        const [shown, heldOut, difference] = rows;
        if (!stepped) {
          expect(difference?.['holdout_rate']).toBeCloseTo(
            Number(shown?.['holdout_rate']) - Number(heldOut?.['holdout_rate']),
            12,
          );
          expect(difference?.['holdout_incremental']).toBeCloseTo(
            Number(shown?.['holdout_outcomes']) -
              (Number(heldOut?.['holdout_outcomes']) * Number(shown?.['holdout_people'])) /
                Number(heldOut?.['holdout_people']),
            9,
          );
        }
        expect(Number(difference?.['holdout_rate_low'])).toBeLessThan(Number(difference?.['holdout_rate']));
        // The lot was drawn without regard to anything: nothing can be found.
        expect(difference?.['finding']).toBe('no difference shown');
        expect(difference?.['holdout_p_value']).toBeGreaterThan(0.05);
      },
    );

    it('counts human clicks too', async () => {
      const rows = (await ask(`holdout.json?${PERIOD}&outcome=clicks`)).filter(
        (row) => row['holdout'] === PARALLEL,
      );
      for (const row of rows.slice(0, 2)) {
        const clicks = facts.shares
          .filter(({ sharer, campaign }) => sharer === 'advocate' && campaign === 'nurses')
          .flatMap(({ clicks: count, at, advocateId }) =>
            Array.from({ length: count }, (_, i) => ({ advocateId, at: at + (i + 1) * 3_600_000 })),
          )
          .filter(({ advocateId, at }) => armOf(false, advocateId, at) === row['arm']);
        expect(row['holdout_outcomes']).toBe(clicks.length);
      }
    });

    it('counts until a hold-out was ended, and finds nothing while one runs or before it begins', async () => {
      const change = (text: string) => reporting.postgres.query(text);
      await change(
        `UPDATE holdout SET ended_at = '2026-03-10T12:00:00Z', ended_by = 'key' WHERE id = '${PARALLEL}'`,
      );
      await change(
        `INSERT INTO holdout SELECT gen_random_uuid(), tenant_id, what, 'content', what, design, held_out_share, steps, strata, seed,
                begin, '2140-12-31', now(), 'key', NULL, NULL
         FROM holdout, (VALUES ('runs', date '2026-03-02'), ('waits', date '2140-01-01')) AS other (what, begin)
         WHERE id = '${PARALLEL}'`,
      );
      await change(
        `INSERT INTO holdout_team SELECT holdout.id, team, people, stratum, shown_from
         FROM holdout_team, holdout WHERE holdout_id = '${PARALLEL}' AND name IN ('runs', 'waits')`,
      );
      const rows = await ask('holdout.json?from=2026-03-01&to=2026-04-30');
      const finding = (name: string) =>
        rows.find((row) => row['holdout_name'] === name && row['arm'] === 'difference')?.['finding'];
      expect(finding('runs')).toBe('still running');
      const waiting = await ask('holdout.json?from=2140-01-01&to=2140-02-01&content=waits');
      expect(waiting.map((row) => row['finding'])).toEqual(['', '', 'not begun']);
      const shares = facts.shares.filter(
        ({ sharer, campaign, advocateId, at }) =>
          sharer === 'advocate' &&
          campaign === 'nurses' &&
          dayOf(at) <= '2026-03-10' &&
          armOf(false, advocateId, at) === 'shown',
      );
      expect(rows.find((row) => row['holdout'] === PARALLEL)?.['holdout_shares']).toBe(shares.length);
      await change(`UPDATE holdout SET ended_at = NULL WHERE id = '${PARALLEL}'`);
      await change(`DELETE FROM holdout WHERE name IN ('runs', 'waits')`);
    });

    it('says nothing of fewer people than a group must have, and takes a filter for its subject', async () => {
      const rows = await ask(`holdout.json?${PERIOD}`);
      const tiny = rows.filter((row) => row['holdout'] === TINY);
      expect(tiny.map((row) => [row['finding'], row['holdout_people'], row['holdout_outcomes']])).toEqual([
        ['', null, null],
        ['', null, null],
        ['too few people', null, null],
      ]);
      const filtered = await ask(`holdout.json?${PERIOD}&vacancy=v1`);
      expect(new Set(filtered.map((row) => row['holdout']))).toEqual(new Set([STEPPED]));
      expect(await ask('holdout.json?from=2026-05-01&to=2026-05-31')).toEqual([]);
    });
  });

  it('are about nothing before anything happened', async () => {
    const before = 'from=2024-05-01&to=2024-05-31';
    const [total] = await ask(`hires.json?${before}`);
    expect(total).toMatchObject({
      hires_sourced: 0,
      hires_influenced: 0,
      hires_all: 0,
      hires_influenced_share: null,
    });
    for (const row of await ask(`disagreement.json?${before}`))
      expect(row).toMatchObject({ both_say: 0, agreement_rate: null, agreement_rate_low: null });
    for (const row of await ask(`applicant-quality.json?${before}`))
      expect(row).toMatchObject({ applicants: 0, reached_rate: null, ratio_to_rest: null });
    for (const row of await ask(`claims.json?${before}`)) expect(row['measured_value']).toBeNull();
  });
});
