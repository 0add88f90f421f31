import { asId, type AdvocateId, type Day } from '#domain/ids.js';
import { type EvidenceVerdict } from '#domain/journeys/evidence-verdicts.js';
import { agreementRows, disagreementRows } from './disagreement-rows.js';
import { type EvidenceClass, type JudgedApplication } from './judged-application.js';

/** What classes say, as `class channel [advocate]`. */
function application(id: string, appliedMs: number, ...sayings: string[]): JudgedApplication {
  const verdicts = sayings.map((saying): EvidenceVerdict => {
    const [evidence, channel, advocate] = saying.split(' ');
    return {
      class: evidence as EvidenceClass,
      says: {
        channel: channel as 'advocate' | 'job_board',
        ...(advocate !== undefined && { advocateId: asId<AdvocateId>(advocate) }),
      },
    };
  });
  return { applicationId: id, vacancy: 'v1', appliedMs, verdicts };
}

const applications = [
  application('same', 5, 'tracked advocate ann', 'credited_to advocate ann'),
  application('other', 1, 'tracked advocate ann', 'credited_to advocate bob', 'ats_source job_board'),
  application('anybody', 2, 'tracked advocate ann', 'candidate_answer advocate'),
  application(
    'several',
    3,
    'candidate_answer job_board',
    'candidate_answer advocate cas',
    'ats_source job_board',
  ),
  application('newest', 9, 'tracked company_page', 'ats_source job_board'),
  application('silent', 4),
];

describe('agreementRows', () => {
  const rows = agreementRows(applications);
  const of = (pair: string) => rows.find((row) => row['evidence_pair'] === pair);

  it('compares two sources on the applications of which both say something', () => {
    expect(rows).toHaveLength(6);
    expect(of('tracked and credited_to')).toMatchObject({
      evidence_applications: 6,
      both_say: 2,
      agree: 1,
      agreement_rate: 0.5,
    });
    expect(of('tracked and ats_source')).toMatchObject({
      both_say: 2,
      agree: 0,
      agreement_rate: 0,
      agreement_rate_low: 0,
    });
  });

  it('takes "a colleague" for any advocate, and one shared saying of several for agreement', () => {
    expect(of('tracked and candidate_answer')).toMatchObject({ both_say: 1, agree: 1 });
    expect(of('candidate_answer and ats_source')).toMatchObject({ both_say: 1, agree: 1 });
  });

  it('gives no rate where there is nothing to compare', () => {
    expect(of('credited_to and candidate_answer')).toMatchObject({
      both_say: 0,
      agreement_rate: null,
      agreement_rate_high: null,
    });
  });
});

describe('disagreementRows', () => {
  const dayOf = (ms: number) => asId<Day>(`2026-03-0${String(ms)}`);
  const naming = { names: false, shown: new Set<string>(), pool: '(not shown by name)' };

  it('lists what somebody has to look at, the latest first, with what each source says', () => {
    expect(disagreementRows(applications, dayOf, naming)).toEqual([
      {
        application: 'newest',
        applied_on: '2026-03-09',
        vacancy: 'v1',
        says_tracked: 'company_page',
        says_credited_to: null,
        says_candidate_answer: null,
        says_ats_source: 'job_board',
        disagreements: 1,
      },
      {
        application: 'other',
        applied_on: '2026-03-01',
        vacancy: 'v1',
        says_tracked: 'advocate 1',
        says_credited_to: 'advocate 2',
        says_candidate_answer: null,
        says_ats_source: 'job_board',
        disagreements: 3,
      },
    ]);
  });

  it('names only those who may be named', () => {
    const rows = disagreementRows(applications, dayOf, { ...naming, names: true, shown: new Set(['bob']) });
    expect(rows[1]).toMatchObject({
      says_tracked: 'advocate (not shown by name)',
      says_credited_to: 'advocate bob',
    });
  });
});
