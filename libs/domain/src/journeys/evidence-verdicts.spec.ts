import { type Evidence } from '../events/catalogue.js';
import { asId, type AdvocateId, type EventKey, type Instant } from '../ids.js';
import { verdictsOfEvidence } from './evidence-verdicts.js';
import { type SourceStatement } from './source-statement.js';
import { type Touch } from './touch.js';

const on = (day: number) => asId<Instant>(`2026-06-0${String(day)}T00:00:00.000Z`);
const applied = (...evidence: Evidence[]): SourceStatement => statement('application', 2, 'e-5', evidence);
const corrected = (day: number, key: string, ...evidence: Evidence[]) =>
  statement('correction', day, key, evidence);
function statement(
  by: SourceStatement['by'],
  day: number,
  key: string,
  evidence: Evidence[],
): SourceStatement {
  return { at: on(day), key: asId<EventKey>(key), by, evidence };
}

const creditedTo = (advocateId: string) => ({ kind: 'credited_to', advocateId }) as const;
const source = (channel: 'job_board' | 'agency') => ({ kind: 'ats_source', channel }) as const;
const ann = { kind: 'advocate', advocateId: asId<AdvocateId>('ann') } as const;
const touch = (evidence: Touch['evidence'], channel: Touch['channel']) => ({ evidence, channel });
const saidBy = (...statements: SourceStatement[]) =>
  verdictsOfEvidence([], statements).map(({ class: kind, says }) => [kind, says.advocateId ?? says.channel]);

describe('verdictsOfEvidence', () => {
  it('says nothing of an application of which nothing is known', () => {
    expect(verdictsOfEvidence([], [applied()])).toEqual([]);
  });

  it('takes the tracked verdict from the last touch that was tracked, not from what people say', () => {
    const touches = [
      touch('click_id', { kind: 'company_page' }),
      touch('visitor_key', ann),
      touch('referral', { kind: 'advocate', advocateId: asId<AdvocateId>('bob') }),
      touch('direct_visit', { kind: 'direct' }),
      touch('ats_source', { kind: 'agency' }),
    ];
    expect(verdictsOfEvidence(touches, [])).toEqual([
      { class: 'tracked', says: { channel: 'advocate', advocateId: 'ann' } },
    ]);
  });

  it('lists what each class says, the strongest first', () => {
    const evidence: Evidence[] = [
      source('job_board'),
      { kind: 'candidate_answer', channel: 'advocate' },
      creditedTo('bob'),
      { kind: 'click_id', clickId: 'c1' },
    ];
    expect(verdictsOfEvidence([touch('click_id', ann)], [applied(...evidence)])).toEqual([
      { class: 'tracked', says: { channel: 'advocate', advocateId: 'ann' } },
      { class: 'credited_to', says: { channel: 'advocate', advocateId: 'bob' } },
      { class: 'candidate_answer', says: { channel: 'advocate' } },
      { class: 'ats_source', says: { channel: 'job_board' } },
    ]);
  });

  it('reads an answer that names a colleague as that colleague', () => {
    const answer = { kind: 'candidate_answer', advocateId: 'ann', channel: 'advocate' } as const;
    expect(saidBy(applied(answer, answer))).toEqual([['candidate_answer', 'ann']]);
  });

  it('lets the latest correction replace whom the ATS credits and which source it names, each by itself', () => {
    const first = applied(creditedTo('ann'), source('job_board'));
    expect(saidBy(first, corrected(3, 'a', creditedTo('bob')))).toEqual([
      ['credited_to', 'bob'],
      ['ats_source', 'job_board'],
    ]);
    const later = [corrected(4, 'b', source('agency')), corrected(3, 'a', creditedTo('bob'))];
    expect(saidBy(...later, first)).toEqual([
      ['credited_to', 'bob'],
      ['ats_source', 'agency'],
    ]);
    expect(saidBy(...later.toReversed(), first, ...later)).toEqual(saidBy(...later, first));
  });

  it('reads a correction of the same moment as later, and of two corrections the one with the larger key', () => {
    const first = applied(creditedTo('ann'));
    expect(saidBy(first, corrected(2, 'e-1', creditedTo('bob')))).toEqual([['credited_to', 'bob']]);
    const both = [corrected(3, 'y', creditedTo('cas')), corrected(3, 'x', creditedTo('bob'))];
    expect(saidBy(first, ...both)).toEqual([['credited_to', 'cas']]);
  });

  it('is left as it was by a correction without either field, and by one dated before the application', () => {
    const first = applied(creditedTo('ann'));
    expect(saidBy(first, corrected(3, 'x'), corrected(1, 'y', creditedTo('bob')))).toEqual([
      ['credited_to', 'ann'],
    ]);
  });
});
