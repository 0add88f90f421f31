import { stripVTControlCharacters } from 'node:util';
import { type ReportAnswer, type Row } from './api.js';
import { pageOf } from './page.js';
import { QUESTIONS } from './questions.js';
import { type Summary } from './summary.js';

const CONTEXT = {
  url: 'http://127.0.0.1:8080',
  key: 'mh.abcdefghijkl.0123456789012345678901234567890123456789012',
};

function answer(...data: Row[]): ReportAnswer {
  const names = Object.keys(data[0] ?? {});
  return {
    data,
    columns: names.map((name) => ({
      name,
      title: name,
      definition: `What ${name} means, in a sentence that is long enough to be broken over lines.`,
    })),
  };
}

function summary(rest: Partial<Summary> = {}): Summary {
  const credit = (channel: string) => ({ model: 'first_touch', channel, credit: 12.5, share_of_credit: 0.5 });
  return {
    seed: 7,
    size: 'tiny',
    period: { from: '2024-07-01', to: '2025-07-01' },
    played: {
      requests: 2_000,
      messages: 0,
      links: 200,
      clicks: 1_500,
      eventsAccepted: 1_400,
      eventsRepeated: 40,
      eventsRefused: 21,
      seconds: 9.5,
    },
    answers: {
      reach: answer({
        shares: 259,
        potential_exposures: 274_128,
        impressions: 90_000,
        clicks_human: 980,
        touches: 950,
        unique_clickers: 814,
      }),
      funnel: answer({ mobility: 'external', stage: 'hire', outcomes: 6, reversed: 2 }),
      hires: answer(credit('advocate'), credit('unattributed')),
      applications: answer(credit('advocate'), credit('unattributed')),
      teams: answer({ team: 'sales', touches: 115, shares: 30 }),
      teamCredit: answer({ model: 'linear', team: 'sales', credit: 3 }),
      content: answer({ content: 'content-0001', touches: 15, shares: 3 }),
      contentCredit: answer({ model: 'linear', content: 'content-0001', credit: 3 }),
      verdicts: answer({ verdict: 'human', rule: 'default', requests: 980 }),
      refused: answer({ reason: 'not_json', rejected_events: 3 }),
    },
    reconcile: {
      ok: true,
      checks: [{ name: 'log', compared: 2_790, differences: 0, notes: [] }],
      differences: [],
    },
    ...rest,
  };
}

describe('the page of the demo', () => {
  it('fits a terminal of 80 columns, but for addresses and keys, which must not be broken', () => {
    const lines = stripVTControlCharacters(pageOf(summary(), CONTEXT)).split('\n');
    const tooWide = lines.filter(
      (line) => line.length > 80 && !line.includes(CONTEXT.key) && !line.includes(CONTEXT.url),
    );
    expect(tooWide).toEqual([]);
  });

  it('prints a curl with address and key for every printed question', () => {
    const page = pageOf(summary(), CONTEXT);
    const curls = [...page.matchAll(/curl -s -H 'Authorization: Bearer ([^']+)' \\\n {2}'([^']+)'/g)];
    expect(curls).toHaveLength(QUESTIONS.filter(({ isPrinted }) => isPrinted).length);
    for (const [, key, url = ''] of curls) {
      expect(key).toBe(CONTEXT.key);
      expect(new URL(url).pathname).toMatch(
        /^\/api\/v1\/reports\/(reach|funnel|attribution|verdicts|rejected)\.json$/,
      );
    }
  });

  it('says that nothing differs only when nothing does, and otherwise what does', () => {
    expect(pageOf(summary(), CONTEXT)).toContain('Nothing differs');
    const broken = {
      ok: false,
      checks: [{ name: 'log', compared: 10, differences: 1, notes: [] }],
      differences: [{ what: 'offset 7' }],
    };
    const page = pageOf(summary({ reconcile: broken }), CONTEXT);
    expect(page).toContain('offset 7');
    expect(page).not.toContain('Nothing differs');
  });
});
