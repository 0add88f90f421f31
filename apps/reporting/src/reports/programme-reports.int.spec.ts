import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { expectedBurden } from '../testing/burden-expected.js';
import { expectedAnswers, expectedFollowers } from '../testing/listening-expected.js';
import { expectedDeeds, expectedDepartments, expectedProgramme } from '../testing/programme-expected.js';
import {
  DAY_MS,
  type ProgrammeEvent,
  programmeOrganisation,
  storeProgramme,
} from '../testing/programme-organisation.js';
import { type ProgrammeQuestion, ProgrammeRecount } from '../testing/programme-recount.js';
import {
  dayAfter,
  emptied,
  lastDayOf,
  meanOf,
  studentCritical,
  toldOf,
  welch,
} from '../testing/programme-statistics.js';
import { type Row } from '../testing/recount.js';
import { type Expected, keyOf, ratio } from '../testing/tally.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';

const PERIOD = { from: '2026-01-07', to: '2026-04-12' };
/** Before the first people enrolled. */
const EARLY = '2025-11-01';
const KNOWN_AT = '2026-04-15T11:00:00.000Z';

interface Body {
  readonly data: Row[];
  readonly columns: readonly { readonly name: string }[];
  readonly meta: {
    readonly warnings: readonly { readonly code: string }[];
    readonly suppressed: readonly unknown[];
  };
}

describe('the reports about the programme', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = programmeOrganisation(20_260_404);

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeProgramme(clickhouse, 'acme', facts);
    // Somebody else's data, which must never show.
    await reporting.addTenant('other');
    await storeProgramme(clickhouse, 'other', programmeOrganisation(7));
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  // Clocks go forward in Amsterdam on 29 March, and back in Santiago on 5 April: a day there ends twice.
  describe.each([
    ['as known in April, with windows that are not over', KNOWN_AT, 'Europe/Amsterdam'],
    ['now, in a zone far away', undefined, 'America/Santiago'],
  ])('%s', (_when, knownAt, zone) => {
    const recount = new ProgrammeRecount(facts, zone, Date.parse(knownAt ?? '2026-11-01T00:00:00Z'));
    const ask = async (report: string, more = '', from = PERIOD.from): Promise<Body> => {
      const at = knownAt === undefined ? '' : `&asKnownAt=${knownAt}`;
      const path = `/api/v1/reports/${report}.json?from=${from}&to=${PERIOD.to}&zone=${zone}&limit=50000${at}${more}`;
      const reply = await reporting.get(path, key);
      if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
      const body = reply.body as Body;
      for (const row of body.data) expect(Object.keys(row)).toEqual(body.columns.map(({ name }) => name));
      return body;
    };
    /** Every line of the answer against the recount, and every line of the recount in the answer. */
    const compare = (
      data: readonly Row[],
      dimension: string,
      expected: Expected,
      finish: (line: Row) => Row,
    ): void => {
      const found = data.map((row) => keyOf(String(row['period'] ?? ''), String(row[dimension] ?? '')));
      expect(new Set(found).size).toBe(found.length);
      expect([...expected.keys()].filter((line) => !found.includes(line))).toEqual([]);
      for (const [index, row] of data.entries()) {
        const { period: _period, [dimension]: _label, ...numbers } = row;
        expect([found[index], rounded(numbers)]).toEqual([
          found[index],
          rounded(finish(expected.get(found[index] ?? '') ?? {})),
        ]);
      }
    };

    it.each([
      ['none', 'team'],
      ['week', 'team'],
      ['month', 'total'],
      ['day', 'total'],
    ])('counts people over periods of %s by %s', async (granularity, by) => {
      const question: ProgrammeQuestion = { ...PERIOD, granularity, isByTeam: by === 'team' };
      const { data } = await ask('programme', `&by=${by}&granularity=${granularity}`);
      compare(data, 'team', expectedProgramme(recount, question), (line) => {
        const n = (name: string) => Number(line[name] ?? 0);
        return {
          invited: n('invited'),
          enrolled_of_invited: n('enrolled_of_invited'),
          enrolment_rate: ratio(n('enrolled_of_invited'), n('invited')),
          enrolled: n('enrolled'),
          enrolled_average: n('enrolled_average'),
          enrolments: n('enrolments'),
          departures: n('departures'),
          trainings: n('trainings'),
          trained: n('trained'),
          trained_rate: ratio(n('trained'), n('enrolled')),
          policy_acknowledged: n('policy_acknowledged'),
          policy_acknowledged_rate: ratio(n('policy_acknowledged'), n('enrolled')),
          active_advocates: n('active_advocates'),
          active_enrolled: n('active_enrolled'),
          active_rate: ratio(n('active_enrolled'), n('enrolled_average')),
          new_sharers: n('new_sharers'),
        };
      });
      expect(data.length).toBe({ none: 4, week: 14 * 4, month: 4, day: 96 }[granularity]);
    });

    it('counts the departments in which enough people shared in each ISO week', async () => {
      const { data } = await ask('active-departments');
      const question: ProgrammeQuestion = { ...PERIOD, granularity: 'week', isByTeam: false };
      compare(data, '', expectedDepartments(recount, question), (line) => {
        const [enrolled, active] = [Number(line['teams_enrolled'] ?? 0), Number(line['teams_active'] ?? 0)];
        return { teams_enrolled: enrolled, teams_active: active, teams_active_rate: ratio(active, enrolled) };
      });
      expect(data.reduce((sum, row) => sum + Number(row['teams_active']), 0)).toBeGreaterThan(3);
    });

    it.each(['total', 'team'])('follows people from their first enrolment by %s', async (by) => {
      const { data } = await ask('activation', `&by=${by}`, EARLY);
      const cohorts = new Map<string, { person: string; at: number }[]>();
      const seen = new Set<string>();
      for (const { person, at, what, team } of recount.turns()) {
        if (what !== 'joined' || seen.has(person)) continue;
        seen.add(person);
        const month = recount.period(at, { ...PERIOD, from: EARLY, granularity: 'month', isByTeam: false });
        if (month === undefined) continue;
        const cohort = keyOf(month, recount.label(team, { isByTeam: by === 'team' }));
        cohorts.set(cohort, [...(cohorts.get(cohort) ?? []), { person, at }]);
      }
      expect(data.length).toBe(cohorts.size * 3);
      const told = (month: string) =>
        toldOf(
          [...cohorts]
            .filter(([cohort]) => cohort.startsWith(month))
            .map(([label, of]) => [label, of.length]),
        );
      for (const line of data) {
        const cohort = keyOf(String(line['cohort']), String(line['team'] ?? ''));
        const people = cohorts.get(cohort) ?? [];
        const days = Number(line['within_days']);
        const activated = people.filter(({ person, at }) =>
          recount.shares.some(
            (share) => share.by === person && share.at >= at && share.at <= at + days * DAY_MS,
          ),
        ).length;
        // The last day of the cohort, the days after it, and one more that clocks may shift into.
        const end = line['cohort'] === '2026-04' ? PERIOD.to : lastDayOf(String(line['cohort']));
        const isOver = recount.day(recount.knownAt) > dayAfter(end, days + 1);
        const isSaid = isOver && told(String(line['cohort'])).has(cohort);
        expect([cohort, days, line['cohort_people'], line['activated']]).toEqual([
          cohort,
          days,
          people.length,
          isSaid ? activated : null,
        ]);
        expect(line['activation_rate']).toBe(isSaid ? activated / people.length : null);
        expect(line['activation_rate_low']).toEqual(isSaid ? expect.any(Number) : null);
      }
      expect(data.some((line) => Number(line['activated']) > 0)).toBe(true);
      expect(data.some((line) => line['activated'] === null)).toBe(true);
    });

    it('compares what people shared before and after their first completion of a training', async () => {
      const { data, meta } = await ask('training');
      const first = new Map<string, ProgrammeEvent>();
      for (const event of recount.of('training.completed')) {
        const which = `${event.subject} ${String(event.data['training'])}`;
        if (event.at < (first.get(which)?.at ?? Infinity)) first.set(which, event);
      }
      const asked = [...first.values()].filter(({ at }) => isAsked(recount, at));
      expect(data.map(({ training }) => training)).toEqual(['basics', 'video', 'writing']);
      for (const line of data) {
        const { training, people_trained, ...cells } = line;
        const of = asked.filter(({ data: { training: name } }) => name === training);
        expect(people_trained).toBe(of.length);
        expectPaired(
          cells,
          recount.paired(
            of.map(({ subject, at }) => ({ person: subject, at })),
            28,
          ),
        );
      }
      expect(data.some(({ shares_difference }) => shares_difference !== null)).toBe(true);
      expect(meta.warnings.map(({ code }) => code)).toContain('not_an_effect');
    });

    it.each([
      ['recognition_kind', 'none'],
      ['team', 'none'],
      ['total', 'month'],
    ])(
      'compares what people shared before and after their first recognition, by %s and %s',
      async (by, granularity) => {
        const question: ProgrammeQuestion = { ...PERIOD, granularity, isByTeam: by === 'team' };
        const labelOf = ({ data, subject, at }: ProgrammeEvent) =>
          by === 'recognition_kind'
            ? String(data['kind'])
            : recount.label(recount.stateAt(subject, at).team, question);
        const { data } = await ask('recognition', `&by=${by}&granularity=${granularity}`);
        const counts = data.map(({ period, [by]: label, recognitions, people_recognised }) => ({
          ...(period === undefined ? {} : { period }),
          ...(label === undefined ? {} : { [by]: label }),
          recognitions: recognitions ?? null,
          people_recognised: people_recognised ?? null,
        }));
        compare(
          counts,
          by,
          expectedDeeds(
            recount,
            question,
            'recognition.given',
            ['recognitions', 'people_recognised'],
            labelOf,
          ),
          (line) => ({
            recognitions: line['recognitions'] ?? 0,
            people_recognised: line['people_recognised'] ?? 0,
          }),
        );
        const first = new Map<string, ProgrammeEvent>();
        for (const event of recount.of('recognition.given').toSorted((a, b) => (a.key < b.key ? -1 : 1)))
          if (event.at < (first.get(event.subject)?.at ?? Infinity)) first.set(event.subject, event);
        const lines = Map.groupBy(
          [...first.values()].filter(({ at }) => isAsked(recount, at)),
          (event) => keyOf(recount.period(event.at, question) ?? '', labelOf(event)),
        );
        const paired = new Map(
          [...lines].map(([line, of]) => [
            line,
            recount.paired(
              of.map(({ subject, at }) => ({ person: subject, at })),
              30,
            ),
          ]),
        );
        for (const line of data) {
          const { period, [by]: label, recognitions: _times, people_recognised: _people, ...cells } = line;
          const own = keyOf(String(period ?? ''), String(label ?? ''));
          const rivals = [...paired].filter(([other]) => other.startsWith(keyOf(String(period ?? ''), '')));
          const told = toldOf(rivals.map(([other, row]) => [other, Number(row['paired_people'])]));
          const expected = paired.get(own) ?? recount.paired([], 30);
          expectPaired(
            cells,
            told.has(own)
              ? expected
              : { ...emptied(expected), paired_people: expected['paired_people'] ?? 0 },
          );
        }
        expect(data.some(({ paired_people }) => Number(paired_people) > 0)).toBe(true);
      },
    );

    it.each([
      ['participation_channel', 'week'],
      ['participation_kind', 'none'],
      ['team', 'month'],
      ['total', 'none'],
    ])('counts participation by %s and %s', async (by, granularity) => {
      const question: ProgrammeQuestion = { ...PERIOD, granularity, isByTeam: by === 'team' };
      const { data } = await ask('participation', `&by=${by}&granularity=${granularity}`);
      const labelOf = ({ data: said, subject, at }: ProgrammeEvent) =>
        by === 'participation_channel'
          ? String(said['channel'])
          : by === 'participation_kind'
            ? String(said['kind'])
            : recount.label(recount.stateAt(subject, at).team, question);
      compare(
        data,
        by,
        expectedDeeds(
          recount,
          question,
          'participation.logged',
          ['participations', 'people_participating'],
          labelOf,
        ),
        (line) => ({
          participations: line['participations'] ?? 0,
          people_participating: line['people_participating'] ?? 0,
        }),
      );
      expect(data.length).toBeGreaterThan(0);
    });

    it.each([
      ['none', 'team'],
      ['month', 'team'],
      ['week', 'total'],
    ])('says how much is asked of people over periods of %s by %s', async (granularity, by) => {
      const question: ProgrammeQuestion = { ...PERIOD, granularity, isByTeam: by === 'team' };
      const { data } = await ask('burden', `&by=${by}&granularity=${granularity}`);
      const enrolled = expectedProgramme(recount, question);
      const expected = expectedBurden(recount, question);
      const averageOf = new Map(
        data.map((row) => {
          const line = keyOf(String(row['period'] ?? ''), String(row['team'] ?? ''));
          return [line, Number(enrolled.get(line)?.['enrolled_average'] ?? 0)];
        }),
      );
      for (const row of data) {
        const line = keyOf(String(row['period'] ?? ''), String(row['team'] ?? ''));
        const n = (name: string) => Number(expected.get(line)?.[name] ?? 0);
        const rivals = [...expected].filter(([other]) =>
          other.startsWith(keyOf(String(row['period'] ?? ''), '')),
        );
        const told = toldOf(
          rivals.map(([other, of]) => [other, Number(of['active_advocates'] ?? 0)]),
          Math.max,
        );
        const isTold = n('active_advocates') === 0 || told.has(line);
        const average = averageOf.get(line) ?? 0;
        const { period: _period, team: _team, ...numbers } = row;
        const spread = (name: string) => (isTold && n('active_advocates') > 0 ? n(name) : null);
        expect([line, rounded(numbers)]).toEqual([
          line,
          rounded({
            advocate_shares: n('advocate_shares'),
            active_advocates: n('active_advocates'),
            shares_median: spread('shares_median'),
            shares_p90: spread('shares_p90'),
            shares_max: spread('shares_max'),
            off_hours_shares: isTold ? n('off_hours_shares') : null,
            off_hours_rate: isTold ? ratio(n('off_hours_shares'), n('advocate_shares')) : null,
            offers: n('offers'),
            offers_received: n('offers_received'),
            enrolled_average: average,
            offers_per_advocate: ratio(n('offers_received'), average),
            offers_followed: n('offers_followed'),
            offers_shared: n('offers_shared'),
            offered_to_shared_rate: ratio(n('offers_shared'), n('offers_followed')),
            name_withdrawals: n('name_withdrawals'),
            departures: n('departures'),
          }),
        ]);
      }
      const sum = (name: string) => data.reduce((all, row) => all + Number(row[name] ?? 0), 0);
      for (const name of ['offers_shared', 'name_withdrawals', 'departures', 'off_hours_shares'])
        expect([name, sum(name) > 0]).toEqual([name, true]);
      expect([...expected.keys()].filter((line) => !averageOf.has(line))).toEqual([]);
    });

    it('tells what groups answered, and how it differs from the wave before', async () => {
      const { data } = await ask('surveys', '', EARLY);
      const waves = ['autumn', 'winter', 'spring'];
      const answers = expectedAnswers(recount);
      const lines = new Set<string>();
      for (const line of data) {
        const [wave, question, group] = [
          line['survey_wave'],
          line['survey_question'],
          line['survey_group'],
        ].map(String);
        if (wave === undefined || question === undefined || group === undefined) throw new Error('no line');
        lines.add(`${wave} ${question} ${group}`);
        const of = (which: string): number[] => {
          const groups = answers.get(`${which} ${question}`) ?? new Map<string, number[]>();
          const told = toldOf([...groups].map(([name, scores]) => [name, scores.length]));
          const wanted = [...groups].filter(([name]) =>
            group === '(all)'
              ? true
              : group === '(small groups)'
                ? !told.has(name)
                : name === group && told.has(name),
          );
          return wanted.flatMap(([, scores]) => scores);
        };
        const scores = of(wave);
        const before = group === '(small groups)' ? [] : of(waves[waves.indexOf(wave) - 1] ?? '');
        const { low, high, ...rest } = welch(scores, before);
        const { survey_difference_low, survey_difference_high, survey_group_size: size, ...numbers } = line;
        expect(rounded(numbers)).toEqual(
          rounded({
            survey_wave: wave,
            survey_question: question,
            survey_group: group,
            survey_answers: scores.length,
            survey_response_rate: scores.length / Number(size),
            survey_mean: meanOf(scores),
            ...Object.fromEntries(
              [1, 2, 3, 4, 5].map((score) => [
                `survey_answers_${String(score)}`,
                question === '(index)' ? null : scores.filter((one) => one === score).length,
              ]),
            ),
            ...rest,
          }),
        );
        expect(survey_difference_low === null).toBe(low === null);
        expect(Number(survey_difference_low)).toBeCloseTo(Number(low), 5);
        expect(Number(survey_difference_high)).toBeCloseTo(Number(high), 5);
      }
      // Everybody, three groups or two, and west with whom it takes to hide it.
      expect(data.length).toBe(lines.size);
      expect(lines.has('winter (index) (all)')).toBe(true);
      expect(lines.has('autumn (index) (all)')).toBe(false);
      expect([...lines].filter((line) => line.endsWith('west'))).toEqual([]);
      const total = await ask('surveys', '&by=total', EARLY);
      const all = data.filter(({ survey_group }) => survey_group === '(all)');
      expect(total.data).toEqual(all.map(({ survey_group: _group, ...line }) => line));
    });

    it.each([
      ['network', 'week'],
      ['page', 'none'],
      ['total', 'day'],
    ])('knows the followers of company pages by %s and %s', async (by, granularity) => {
      const question: ProgrammeQuestion = { ...PERIOD, granularity, isByTeam: false };
      const { data } = await ask('followers', `&by=${by}&granularity=${granularity}`);
      compare(data, by, expectedFollowers(recount, question, by), (line) => ({
        pages: line['pages'] ?? 0,
        page_followers: line['page_followers'] ?? null,
        followers_age_days: line['followers_age_days'] ?? null,
        pages_compared: line['pages_compared'] ?? 0,
        followers_base: line['followers_base'] ?? null,
        followers_growth: line['followers_growth'] ?? null,
        followers_growth_rate:
          line['followers_base'] === undefined
            ? null
            : Number(line['followers_growth']) / Number(line['followers_base']),
      }));
      expect(data.some(({ followers_growth }) => Number(followers_growth) !== 0)).toBe(true);
    });
  });

  it('has no lines for days that have not come, and none about people of another organisation', async () => {
    const empty = await reporting.addTenant('empty');
    for (const [report, as] of [
      ['programme', key],
      ['burden', key],
      ['followers', key],
      ['active-departments', key],
    ] as const) {
      const reply = await reporting.get(`/api/v1/reports/${report}.json?from=2099-01-01&to=2099-02-01`, as);
      expect([report, (reply.body as Body).data]).toEqual([report, []]);
    }
    for (const report of ['training', 'surveys', 'activation', 'recognition', 'participation', 'followers']) {
      const reply = await reporting.get(
        `/api/v1/reports/${report}.json?from=2026-01-01&to=2026-04-01`,
        empty,
      );
      expect([report, reply.status, (reply.body as Body).data]).toEqual([report, 200, []]);
    }
  });

  it('says nothing of the team that is too small, and refuses no question about teams', async () => {
    for (const report of ['programme', 'burden', 'activation', 'recognition', 'participation']) {
      const reply = await reporting.get(
        `/api/v1/reports/${report}.json?by=team&from=2025-11-01&to=2026-04-12`,
        key,
      );
      expect([report, reply.status]).toEqual([report, 200]);
      expect(reply.text).not.toContain('legal');
      expect((reply.body as Body).meta.suppressed).toHaveLength(1);
    }
  });
});

function isAsked(recount: ProgrammeRecount, at: number): boolean {
  const day = recount.day(at);
  return day >= PERIOD.from && day <= PERIOD.to;
}

function expectPaired(cells: Row, { standard_error, ...expected }: Row): void {
  const { shares_difference_low, shares_difference_high, ...said } = cells;
  expect(rounded(said)).toEqual(rounded(expected));
  if (expected['shares_difference'] === null) {
    expect([shares_difference_low, shares_difference_high]).toEqual([null, null]);
    return;
  }
  const error = studentCritical(Number(expected['paired_people']) - 1) * Number(standard_error);
  expect(shares_difference_low).toBeCloseTo(Number(expected['shares_difference']) - error, 6);
  expect(shares_difference_high).toBeCloseTo(Number(expected['shares_difference']) + error, 6);
}

function rounded(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toFixed(7)) : value,
    ]),
  );
}
