import { type Evidence } from '../events/catalogue.js';
import { attributeCandidate } from './attribute-candidate.js';
import { type CandidateStory } from './candidate-story.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { APPLIED_AT, applied, click, days, hired, sourceChanged, story } from './story.builders.js';

const creditedTo = (advocateId: string): Evidence => ({ kind: 'credited_to', advocateId });
const answered = (advocateId: string): Evidence => ({ kind: 'candidate_answer', advocateId });
const answeredChannel = (channel: 'advocate' | 'event'): Evidence => ({ kind: 'candidate_answer', channel });
const source = (channel: 'job_board' | 'company_page'): Evidence => ({ kind: 'ats_source', channel });
const clicked: Evidence = { kind: 'click_id', clickId: 'c1' };
const annsClick = [click('c1', days(-3))];

function touchesOf(told: CandidateStory, applicationId = 'app-1') {
  const { journeys } = attributeCandidate(told, DEFAULT_SETTINGS);
  return journeys
    .filter((journey) => journey.applicationId === applicationId)
    .flatMap(({ touches }) => touches);
}
const whoOf = (...evidence: Evidence[]) =>
  touchesOf(story([applied(evidence)])).map(({ channel, evidence: kind }) =>
    channel.kind === 'advocate' ? [kind, channel.advocateId] : [kind, channel.kind],
  );
const discardedOf = (told: CandidateStory) =>
  attributeCandidate(told, DEFAULT_SETTINGS).discarded.map(({ evidence, reason }) => [evidence.kind, reason]);

describe('hearsay where nothing else is known', () => {
  it('makes a touch at the application, with the event that said it', () => {
    expect(touchesOf(story([applied([creditedTo('ann')])]))).toMatchObject([
      {
        at: APPLIED_AT,
        channel: { kind: 'advocate', advocateId: 'ann' },
        evidence: 'credited_to',
        events: ['e-applied'],
        clickCount: 0,
      },
    ]);
  });

  it('is believed by class: whom the ATS credits, then the candidate, then the source the ATS names', () => {
    expect(whoOf(source('job_board'), answered('bob'), creditedTo('ann'))).toEqual([['credited_to', 'ann']]);
    expect(whoOf(source('job_board'), answered('bob'))).toEqual([['candidate_answer', 'bob']]);
    expect(whoOf(source('job_board'), answeredChannel('event'))).toEqual([['candidate_answer', 'event']]);
    expect(whoOf(source('job_board'))).toEqual([['ats_source', 'job_board']]);
  });

  it('makes one touch per distinct thing that the strongest class says', () => {
    expect(whoOf(answered('bob'), answered('bob'), answered('ann'), source('job_board'))).toEqual([
      ['candidate_answer', 'ann'],
      ['candidate_answer', 'bob'],
    ]);
  });

  it('supports the touch it agrees with, and is reported where it says something else', () => {
    const told = story([applied([creditedTo('ann'), answered('ann'), source('job_board')])]);
    expect(touchesOf(told)).toMatchObject([
      { evidence: 'credited_to', corroboratedBy: ['candidate_answer'] },
    ]);
    expect(discardedOf(told)).toEqual([['ats_source', 'outweighed']]);
  });

  it('cannot credit "a colleague" without a name: the source the ATS names speaks, or nobody', () => {
    expect(whoOf(answeredChannel('advocate'), source('job_board'))).toEqual([['ats_source', 'job_board']]);
    const told = story([applied([answeredChannel('advocate')])]);
    expect(touchesOf(told)).toEqual([]);
    expect(discardedOf(told)).toEqual([['candidate_answer', 'names_nobody']]);
  });

  it('speaks of its own application only', () => {
    const second = { key: 'e-second', applicationId: 'app-2', at: days(5) };
    const told = story([applied([creditedTo('ann')]), applied([], second)]);
    expect(touchesOf(told, 'app-1')).toHaveLength(1);
    expect(touchesOf(told, 'app-2')).toEqual([]);
  });

  it('gives its credit to later stages too', () => {
    const { credits } = attributeCandidate(
      story([applied([source('job_board')]), hired('h', days(20))]),
      DEFAULT_SETTINGS,
    );
    expect(credits.filter(({ stage }) => stage === 'hire')).not.toEqual([]);
    for (const credit of credits)
      expect(credit).toMatchObject({
        channel: 'job_board',
        advocateId: '',
        creditMicro: 1_000_000,
        evidence: 'ats_source',
      });
  });
});

describe('hearsay beside better evidence', () => {
  it('only supports the touches of the same advocate or channel', () => {
    const evidence = [clicked, creditedTo('ann'), answeredChannel('advocate'), source('company_page')];
    const told = story([applied(evidence)], annsClick);
    expect(touchesOf(told)).toMatchObject([
      { evidence: 'click_id', corroboratedBy: ['candidate_answer', 'credited_to'] },
    ]);
    expect(discardedOf(told)).toEqual([['ats_source', 'outweighed']]);
  });

  it('makes no touch however it contradicts, not even beside a direct visit', () => {
    const told = story([applied([clicked, creditedTo('bob')])], annsClick);
    expect(touchesOf(told)).toMatchObject([{ channel: { advocateId: 'ann' }, corroboratedBy: [] }]);
    expect(whoOf({ kind: 'direct_visit', at: days(-1) }, creditedTo('bob'))).toEqual([
      ['direct_visit', 'direct'],
    ]);
  });

  it('speaks again where the better evidence turns out to be worth nothing', () => {
    const bot = [click('c1', days(-3), { verdict: 'bot' })];
    expect(touchesOf(story([applied([clicked, creditedTo('bob')])], bot))).toMatchObject([
      { channel: { advocateId: 'bob' }, evidence: 'credited_to' },
    ]);
  });
});

describe('a correction by the ATS', () => {
  const credited = [applied([creditedTo('ann'), source('job_board')])];

  it('replaces whom it credits, with the correction as the event behind the touch', () => {
    const told = story([...credited, sourceChanged('e-fix', days(9), { creditedTo: 'bob' })]);
    expect(touchesOf(told)).toMatchObject([
      { at: APPLIED_AT, channel: { advocateId: 'bob' }, events: ['e-fix'] },
    ]);
    expect(discardedOf(told)).toEqual([['ats_source', 'outweighed']]);
  });

  it('leaves alone what it says nothing about', () => {
    const told = story([...credited, sourceChanged('e-fix', days(9), { source: 'Job fair' })]);
    expect(touchesOf(told)).toMatchObject([{ channel: { advocateId: 'ann' }, events: ['e-applied'] }]);
  });

  it('is of one application: a candidate with two keeps what is said of the other', () => {
    const second = { key: 'e-second', applicationId: 'app-2', at: days(5) };
    const told = story([
      ...credited,
      applied([creditedTo('cas')], second),
      sourceChanged('e-fix', days(9), { creditedTo: 'bob' }),
    ]);
    expect(touchesOf(told, 'app-2')).toMatchObject([{ channel: { advocateId: 'cas' } }]);
  });
});
