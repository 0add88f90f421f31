import { stripVTControlCharacters } from 'node:util';
import { type ReportAnswer, type Row } from './api.js';
import { FACE_NAMES, facesOf } from './faces.js';
import { pageOf } from './page.js';
import { QUESTIONS } from './questions.js';
import { startAgain } from './start-again.js';
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
    holdout: {
      vacancyId: 'greenhouse:4001',
      teams: ['sales', 'product'],
      heldOutTeams: ['product'],
      from: '2024-09-01',
      to: '2024-10-30',
    },
    played: {
      requests: 2_000,
      messages: 0,
      links: 200,
      clicks: 1_500,
      webhooks: 210,
      webhooksRefused: 3,
      webhookEvents: 260,
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
      sourced: answer({ hires_all: 1_234, hires_sourced: 345.678, hires_influenced: 1_001 }),
      agreement: answer({ evidence_pair: 'tracked and credited_to', both_say: 1_234, agree: 1_001 }),
      toLookAt: answer({ application: 'greenhouse:900001', disagreements: 1 }),
      holdout: answer(
        { arm: 'shown', holdout_people: 1_500, holdout_outcomes: 1_012.5 },
        { arm: 'held_out', holdout_people: 1_500, holdout_outcomes: 1_008.5 },
        { arm: 'difference', finding: 'no difference shown' },
      ),
      cost: answer(
        { currency: 'EUR', hire_source: 'advocacy', cost_per_hire: 12_345.67 },
        { currency: 'EUR', hire_source: 'other', cost_per_hire: 12_345.67 },
        { currency: 'EUR', hire_source: '(all)', cost_per_hire: 12_345.67 },
      ),
      retention: answer({ advocacy_group: 'advocacy', days_since_start: 90, retained_share: 0.93 }),
      timeToHire: answer({ source_class: '(all)', duration: 'application_to_hire', days_median: 23.4 }),
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
  it('says what the recruitment systems, the lot and the books say, and where there is too little', () => {
    const page = stripVTControlCharacters(pageOf(summary(), CONTEXT)).replaceAll(/\s+/g, ' ');
    expect(page).toContain('210 deliveries of Greenhouse and Ashby, 260 events, 3 forged');
    expect(page).toContain('1,234: advocates won 345.7 (last touch), had a part in 1,001');
    expect(page).toContain('1,001 of 1,234 times on whom; 1 to look at');
    expect(page).toContain('no difference shown');
    expect(page).toContain('EUR 12,346 by advocates');
    expect(page).toContain('after 90 days 93 % of advocacy hires, (too few) of others');
  });

  it('fits a terminal of 80 columns, but for addresses and keys, which must not be broken', () => {
    const lines = stripVTControlCharacters(pageOf(summary(), CONTEXT)).split('\n');
    const tooWide = lines.filter(
      (line) => line.length > 80 && !line.includes(CONTEXT.key) && !line.includes(CONTEXT.url),
    );
    expect(tooWide).toEqual([]);
  });

  it('prints a curl with address and key for every printed question', () => {
    const page = pageOf(summary(), CONTEXT);
    const asked = page.slice(0, page.indexOf('Look further'));
    const curls = [...asked.matchAll(/curl -s -H 'Authorization: Bearer ([^']+)' \\\n {2}'([^']+)'/g)];
    expect(curls).toHaveLength(QUESTIONS.filter(({ isPrinted }) => isPrinted).length);
    for (const [, key, url = ''] of curls) {
      expect(key).toBe(CONTEXT.key);
      expect(new URL(url).pathname).toMatch(
        /^\/api\/v1\/reports\/(reach|funnel|attribution|hires|disagreement|holdout|cost-per-hire|retention|verdicts|rejected)\.json$/,
      );
    }
  });

  it('ends with every face of the numbers, as a command that works when it is pasted or an address', () => {
    const faces = facesOf(CONTEXT, summary().period);
    const page = stripVTControlCharacters(pageOf(summary(), CONTEXT));
    for (const name of FACE_NAMES) {
      const { says, url = '', opensIn, command = '' } = faces[name];
      const address = opensIn === undefined ? '' : `${url}\n`;
      expect(page).toContain(`# ${says}\n${address}${command}`);
    }
    for (const name of ['docs', 'odata'] as const) expect(page).toContain(`\n${faces[name].url ?? ''}\n`);
  });

  it('has no addresses when nobody answers there any more, but says how to start again', () => {
    const options = {
      exit: true,
      json: false,
      seed: 8,
      size: 'tiny',
      endDay: '2025-07-01',
      data: '/kept',
      port: 0,
      record: undefined,
      into: undefined,
    } as const;
    const again = startAgain(options, CONTEXT.key);
    const page = stripVTControlCharacters(pageOf(summary(), { startAgain: again }));
    expect(page).not.toContain('http://');
    expect(page).toContain('npm run demo -- --seed 8 --size tiny --end 2025-07-01\n');
    expect(page).toContain(`${CONTEXT.key}\nMANYHANDS_DATA_DIR='/kept' npm start\n`);
    const { data: _data, ...notKept } = options;
    expect(startAgain({ ...notKept, data: undefined }, CONTEXT.key).join()).not.toContain(CONTEXT.key);
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
