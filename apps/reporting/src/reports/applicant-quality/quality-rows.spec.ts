import { APPLICANT_SOURCES, qualityRows } from './quality-rows.js';

describe('qualityRows', () => {
  // Of 40 through advocates 10 reached the interview (4 of them more); of 60 from a job board 6 did.
  const rows = qualityRows([
    { source: 'advocate', furthest: 1, applications: 30 },
    { source: 'advocate', furthest: 3, applications: 6 },
    { source: 'advocate', furthest: 5, applications: 4 },
    { source: 'job_board', furthest: 1, applications: 54 },
    { source: 'job_board', furthest: 3, applications: 6 },
  ]);
  const line = (source: string, stage: string) =>
    rows.find((row) => row['applicant_source'] === source && row['stage'] === stage);

  it('counts who came at least so far, and holds the rate against that of all others', () => {
    const interview = line('advocate', 'interview');
    expect(interview).toMatchObject({ applicants: 40, applicants_reached: 10, reached_rate: 0.25 });
    expect(interview?.['ratio_to_rest']).toBeCloseTo(0.25 / 0.1, 12);
    const error = Math.sqrt(1 / 10 - 1 / 40 + 1 / 6 - 1 / 60);
    expect(interview?.['ratio_to_rest_low']).toBeCloseTo(2.5 * Math.exp(-1.959964 * error), 5);
    expect(interview?.['ratio_to_rest_high']).toBeCloseTo(2.5 * Math.exp(1.959964 * error), 5);
    expect(line('advocate', 'hire')).toMatchObject({ applicants_reached: 4, ratio_to_rest: null });
    expect(line('job_board', 'hire')).toMatchObject({
      applicants_reached: 0,
      reached_rate: 0,
      reached_rate_low: 0,
    });
  });

  it('has every source and every stage after the application, without rates where nobody came', () => {
    expect(rows).toHaveLength(APPLICANT_SOURCES.length * 4);
    expect(line('agency', 'offer')).toMatchObject({ applicants: 0, reached_rate: null, ratio_to_rest: null });
    expect(new Set(APPLICANT_SOURCES).size).toBe(APPLICANT_SOURCES.length);
  });
});
