import { cohortFunnel, type CohortRow, outcomeFunnel } from './funnel-rows.js';

const row = (standing: string[], applications: number, more: Partial<CohortRow> = {}): CohortRow => ({
  member: '',
  is_internal: false,
  standing,
  reversed: [],
  applications,
  ...more,
});

describe('cohortFunnel', () => {
  const rows = [
    row(['application'], 70),
    row(['application', 'interview'], 20),
    row(['application', 'interview', 'offer'], 4),
    row(['application', 'hire', 'interview', 'offer'], 3),
    // Hired without an offer ever being stated: no stage implies another.
    row(['application', 'hire'], 2),
    row(['application', 'interview', 'offer'], 1, { reversed: ['hire'] }),
    row(['application', 'hire'], 5, { is_internal: true }),
  ];
  const line = (stage: string, mobility = 'external') =>
    cohortFunnel(rows, 'total').find((found) => found['stage'] === stage && found['mobility'] === mobility);

  it('counts what stands at each stage, and what was reversed apart', () => {
    const external = cohortFunnel(rows, 'total').filter(({ mobility }) => mobility === 'external');
    expect(external.map(({ stage, outcomes, reversed }) => [stage, outcomes, reversed])).toEqual([
      ['application', 100, 0],
      ['qualified', 0, 0],
      ['interview', 28, 0],
      ['offer', 8, 0],
      ['hire', 5, 1],
    ]);
  });

  it('divides only applications that were at the earlier stage: 3 of the 8 with an offer were hired, not 5', () => {
    expect(line('hire')).toMatchObject({ from_previous: 3 / 8, from_application: 5 / 100 });
  });

  it('gives no rate where nobody was at the stage before', () => {
    expect(line('interview')).toMatchObject({
      from_previous: null,
      from_previous_low: null,
      from_application: 0.28,
    });
    expect(line('application')).toMatchObject({ from_previous: null, from_application: 1 });
  });

  it('keeps internal mobility apart', () => {
    expect(line('hire', 'internal')).toMatchObject({ outcomes: 5 });
  });

  it('has every stage of both kinds even without data', () => {
    expect(cohortFunnel([], 'total')).toHaveLength(10);
    expect(cohortFunnel([], 'vacancy')).toEqual([]);
  });
});

describe('outcomeFunnel', () => {
  it('counts by the day of the outcome and gives no rates', () => {
    const rows = [{ mobility: 'external', stage: 'hire', outcomes: 4, reversed: 1 }];
    const hire = outcomeFunnel(rows, 'total').find(({ stage }) => stage === 'hire');
    expect(hire).toMatchObject({ outcomes: 4, reversed: 1, from_previous: null, from_application: null });
  });
});
