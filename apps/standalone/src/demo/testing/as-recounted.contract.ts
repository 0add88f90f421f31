import { type Recount } from '../recount/recount.js';
import { type ReportAnswer, type Row } from '../summary/api.js';
import { type Summary } from '../summary/summary.js';

const SMALL_TEAMS = '(small teams)';
/** What adds up over teams; distinct people, intervals and ratios do not. */
const ADDITIVE = [
  'shares',
  'shares_with_audience',
  'potential_exposures',
  'shares_measured',
  'impressions',
  'members_reached',
  'reactions',
  'comments',
  'reshares',
  'requests',
  'clicks_human',
  'clicks_keyless',
  'touches',
  'fair_share',
] as const;
const RELATIVE_NOISE = 1e-6;

/** What was played, and what it must come to. */
export interface PlayedDemo {
  readonly summary: Summary;
  readonly expected: Recount;
}

/** The numbers of a demo against an independent count of what was sent, wherever and however it was played. */
export function itIsAsRecounted(played: () => PlayedDemo): void {
  it('reconciles to nothing', () => {
    const { summary } = played();
    expect(summary.reconcile).toMatchObject({ ok: true, differences: [] });
    for (const { name, compared } of summary.reconcile.checks)
      expect([name, compared]).not.toEqual([name, 0]);
  });

  it('reached whom the recount says, in every figure', () => {
    const { summary, expected } = played();
    expect(summary.answers.reach.data).toHaveLength(1);
    expectNumbers(summary.answers.reach.data[0], { ...expected.reach }, 'total');
  });

  it('counts every content item as the recount does', () => {
    const { summary, expected } = played();
    const rows = rowsBy(summary.answers.content, 'content');
    expect([...rows.keys()].sort()).toEqual(Object.keys(expected.reachByContent).sort());
    for (const [name, reach] of Object.entries(expected.reachByContent))
      expectNumbers(rows.get(name), { ...reach }, name);
  });

  it('counts every team that may be shown as the recount does, and the small ones together', () => {
    const { summary, expected } = played();
    const rows = rowsBy(summary.answers.teams, 'team');
    const pooled = Object.entries(expected.reachByTeam).filter(([team]) => !rows.has(team));
    for (const [team, reach] of Object.entries(expected.reachByTeam))
      if (rows.has(team)) expectNumbers(rows.get(team), { ...reach }, team);
    const small = rows.get(SMALL_TEAMS);
    for (const measure of ADDITIVE)
      expect(Number(small?.[measure])).toBeCloseTo(
        pooled.reduce((sum, [, reach]) => sum + reach[measure], 0),
        5,
      );
    expect(small).toMatchObject({ unique_clickers: null, frequency: null });
  });

  it('never shows the department of three by itself', () => {
    const { summary, expected } = played();
    expect(Object.keys(expected.reachByTeam)).toContain('legal');
    expect(JSON.stringify(summary)).not.toContain('legal');
  });

  it('has every outcome with its rates, reversed and internal ones apart', () => {
    const { summary, expected } = played();
    const rows = rowsBy(summary.answers.funnel, 'mobility', 'stage');
    expect([...rows.keys()].sort()).toEqual(Object.keys(expected.funnel).sort());
    for (const [name, line] of Object.entries(expected.funnel))
      expectNumbers(rows.get(name), { ...line }, name);
    expect(expected.funnel['external/hire']?.outcomes).toBeGreaterThan(0);
  });

  it('divides applications and hires over channels by every model as the recount does, to the millionth', () => {
    const { summary, expected } = played();
    expect(new Set(summary.answers.hires.data.map(({ model }) => model)).size).toBe(9);
    expect(creditIn(summary.answers.applications, 'channel')).toEqual(
      creditOf(expected.creditByChannel, 'application'),
    );
    expect(creditIn(summary.answers.hires, 'channel')).toEqual(creditOf(expected.creditByChannel, 'hire'));
  });

  it('credits content items as the recount does', () => {
    const { summary, expected } = played();
    const wanted = [...creditOf(expected.creditByContent, 'application')].filter(([key]) =>
      key.startsWith('linear/'),
    );
    expect(creditIn(summary.answers.contentCredit, 'content')).toEqual(new Map(wanted));
  });

  it('credits teams as the recount does, the small ones together', () => {
    const { summary, expected } = played();
    const found = creditIn(summary.answers.teamCredit, 'team');
    const wanted = [...creditOf(expected.creditByTeam, 'application')].filter(([key]) =>
      key.startsWith('linear/'),
    );
    const pooled = wanted.filter(([key]) => !found.has(key)).reduce((sum, [, micro]) => sum + micro, 0);
    const shown = wanted.filter(([key]) => found.has(key));
    expect(found).toEqual(
      new Map([...shown, ...(pooled === 0 ? [] : ([[`linear/${SMALL_TEAMS}`, pooled]] as const))]),
    );
  });

  it('gave every request on a link the verdict and the rule of the recount', () => {
    const { summary, expected } = played();
    const all = Object.values(expected.verdicts).reduce((sum, requests) => sum + requests, 0);
    const rows = rowsBy(summary.answers.verdicts, 'verdict', 'rule');
    expect([...rows.keys()].sort()).toEqual(Object.keys(expected.verdicts).sort());
    for (const [name, requests] of Object.entries(expected.verdicts)) {
      expectNumbers(rows.get(name), { requests, share_of_requests: requests / all }, name);
    }
  });

  it('refused what the recount refuses, for the same reasons', () => {
    const { summary, expected } = played();
    const rows = rowsBy(summary.answers.refused, 'reason');
    expect([...rows.keys()].sort()).toEqual(Object.keys(expected.refused).sort());
    for (const [reason, count] of Object.entries(expected.refused)) {
      expectNumbers(rows.get(reason), { rejected_events: count, replayed_events: 0 }, reason);
    }
    expect(rows.size).toBe(7);
  });

  it('took in what Greenhouse and Ashby delivered, retries and fan-outs once, and nothing that was forged', () => {
    const { summary, expected } = played();
    const { webhookEvents, webhooksRefused, webhooks } = summary.played;
    expect([webhookEvents, webhooksRefused]).toEqual([expected.webhookEvents, expected.webhooksForged]);
    expect(webhooksRefused).toBeGreaterThanOrEqual(3);
    expect(webhooks).toBeGreaterThan(100);
    const told = JSON.stringify(summary.answers.toLookAt);
    expect([told.includes('greenhouse:'), told.includes('ashby:')]).toEqual([true, true]);
  });

  it('tells hires that advocates won from those they had a part in, as the recount does', () => {
    const { summary, expected } = played();
    expect(summary.answers.sourced.data).toHaveLength(1);
    expectNumbers(summary.answers.sourced.data[0], expected.hires, 'hires');
    expect(expected.funnel['external/hire']?.reversed).toBeGreaterThan(0);
  });

  it('finds the sources agree as often as the recount does, and lists the same applications to look at', () => {
    const { summary, expected } = played();
    const rows = rowsBy(summary.answers.agreement, 'evidence_pair');
    expect([...rows.keys()].sort()).toEqual(Object.keys(expected.disagreement.pairs).sort());
    for (const [pair, line] of Object.entries(expected.disagreement.pairs))
      expectNumbers(rows.get(pair), line, pair);
    const { both_say: both, agree } = expected.disagreement.pairs['tracked and credited_to'] ?? {};
    expect(Number(both)).toBeGreaterThan(Number(agree));
    expect(Number(agree)).toBeGreaterThan(0);
    const listed = summary.answers.toLookAt.data.map((row) => [row['application'], row['disagreements']]);
    expect(Object.fromEntries(listed)).toEqual(expected.disagreement.toLookAt);
  });

  it('has the counts of either arm of the hold-out, the careless colleague included, and claims nothing of too little', () => {
    const { summary, expected } = played();
    const rows = rowsBy(summary.answers.holdout, 'arm');
    for (const [arm, counts] of Object.entries(expected.holdout)) {
      const row = rows.get(arm);
      expect([arm, Object.keys(counts).map((name) => row?.[name])]).toEqual([arm, Object.values(counts)]);
    }
    const { shown, held_out: heldOut } = expected.holdout;
    expect(shown?.['holdout_shares']).toBeGreaterThan(heldOut?.['holdout_shares'] ?? NaN);
    expect(heldOut?.['holdout_sharers']).toBeLessThanOrEqual(1);
    const outcomes = (shown?.['holdout_outcomes'] ?? 0) + (heldOut?.['holdout_outcomes'] ?? 0);
    if (outcomes < 10) expect(rows.get('difference')?.['finding']).toBe('not enough data');
  });

  it('divides costs by hires as the recount does, to the cent', () => {
    const { summary, expected } = played();
    const rows = rowsBy(summary.answers.cost, 'hire_source');
    expect([...rows.keys()].sort()).toEqual(Object.keys(expected.cost).sort());
    for (const [name, line] of Object.entries(expected.cost)) {
      // The period of the baseline is a text where there is one.
      const { baseline_period: _period, ...numbers } = rows.get(name) ?? {};
      expectNumbers(numbers, line, name);
    }
  });

  it('has the people at risk, those who left and the share that stayed of every group and day that may be shown', () => {
    const { summary, expected } = played();
    expect(summary.answers.retention.data.length).toBeGreaterThan(0);
    for (const row of summary.answers.retention.data) {
      if (row['employees_at_risk'] === null) continue;
      const { retained_share: share, ...counts } = expected.retainedAt(
        String(row['advocacy_group']),
        Number(row['days_since_start']),
      );
      expect(row).toMatchObject(counts);
      expect(row['retained_share']).toBeCloseTo(share, 9);
    }
  });

  it('tells how it was played: every event that was sent was accepted, recognised as a repeat, or refused', () => {
    const { summary, expected } = played();
    const { eventsRefused, eventsRepeated, clicks } = summary.played;
    expect(eventsRefused).toBe(Object.values(expected.refused).reduce((sum, count) => sum + count, 0));
    expect(eventsRepeated).toBeGreaterThan(10);
    expect(clicks).toBeGreaterThan(1_000);
  });
}

function rowsBy(answer: ReportAnswer, ...dimensions: string[]): Map<string, Row> {
  return new Map(
    answer.data.map((row) => [dimensions.map((dimension) => String(row[dimension])).join('/'), row]),
  );
}

/** Every number of a row; whole ones exactly, ratios to a millionth of themselves. */
function expectNumbers(
  row: Row | undefined,
  wanted: Readonly<Record<string, number | null>>,
  what: string,
): void {
  const numbers = Object.fromEntries(
    Object.entries(row ?? {}).filter(([, value]) => typeof value !== 'string'),
  );
  expect([what, Object.keys(numbers).sort()]).toEqual([what, Object.keys(wanted).sort()]);
  for (const [name, value] of Object.entries(wanted)) {
    const noise = value === null || Number.isInteger(value) ? 0 : Math.abs(value) * RELATIVE_NOISE;
    const isEqual =
      value === null ? numbers[name] === null : Math.abs(Number(numbers[name]) - value) <= noise;
    expect([what, name, isEqual ? value : numbers[name]]).toEqual([what, name, value]);
  }
}

/** The recounted credit of one stage, per line of the report. */
function creditOf(credit: Readonly<Record<string, number>>, stage: string): Map<string, number> {
  return new Map(
    Object.entries(credit).flatMap(([key, micro]): [string, number][] => {
      const [model, itsStage, member] = key.split('/');
      return itsStage === stage && micro !== 0 ? [[`${String(model)}/${String(member)}`, micro]] : [];
    }),
  );
}

/** Millionths of an outcome per line, and that the shares are what the credits make them. */
function creditIn(answer: ReportAnswer, member: string): Map<string, number> {
  const lines = answer.data.map((row) => {
    const name = String(row[member]) === '(unattributed)' ? 'unattributed' : String(row[member]);
    return {
      model: String(row['model']),
      name,
      micro: Math.round(Number(row['credit']) * 1e6),
      share: row['share_of_credit'],
    };
  });
  for (const { model, micro, share } of lines) {
    const all = lines.filter((line) => line.model === model).reduce((sum, line) => sum + line.micro, 0);
    expect(share).toBeCloseTo(micro / all, 9);
  }
  return new Map(
    lines.filter(({ micro }) => micro !== 0).map(({ model, name, micro }) => [`${model}/${name}`, micro]),
  );
}
