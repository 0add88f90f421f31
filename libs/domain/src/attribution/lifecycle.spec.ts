import { type AcceptedEvent } from '../events/accepted-event.js';
import { type Evidence } from '../events/catalogue.js';
import { asId, type CandidateRef } from '../ids.js';
import { attributeCandidate } from './attribute-candidate.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { applied, CANDIDATE, click, days, event, hired, stage, story } from './story.builders.js';

const attribute = (events: AcceptedEvent[], settings = DEFAULT_SETTINGS, candidateRef = CANDIDATE) =>
  attributeCandidate({ ...story(events, [click('c1', days(-3))]), candidateRef }, settings);
const clicked: Evidence[] = [
  { kind: 'click_id', clickId: 'c1' },
  { kind: 'click_id', clickId: 'never-recorded' },
];
const COUNT = { ...DEFAULT_SETTINGS, deletedCandidates: 'count' as const };
const deleted = (at = days(30), candidateRef: string = CANDIDATE) =>
  event('candidate.deleted', 'e-deleted', at, { candidateRef });
const anonymised = event('candidate.anonymised', 'e-anonymised', days(30), { candidateRef: CANDIDATE });
const second = { key: 'e-second', applicationId: 'app-2', at: days(5) };
const hireOfSecond = hired('h2', days(20), { applicationId: 'app-2' });

describe('a candidate who was deleted', () => {
  const events = [applied(clicked), applied(clicked, second), hireOfSecond];

  it('has every outcome of every application reversed at that moment', () => {
    const { outcomes, credits } = attribute([...events, deleted()]);
    expect(
      outcomes.map(({ applicationId, stage: name, reversedAt }) => [applicationId, name, reversedAt]),
    ).toEqual([
      ['app-1', 'application', days(30)],
      ['app-2', 'application', days(30)],
      ['app-2', 'hire', days(30)],
    ]);
    expect(credits).toEqual([]);
  });

  it('counts where the settings say so', () => {
    expect(attribute([...events, deleted()], COUNT)).toEqual(attribute(events, COUNT));
  });

  it('counts again from what happens afterwards', () => {
    const { outcomes } = attribute([...events, deleted(), stage('s', days(40), 'application')]);
    expect(outcomes).toContainEqual(expect.objectContaining({ applicationId: 'app-1', at: days(40) }));
    expect(outcomes.filter(({ reversedAt }) => reversedAt === undefined)).toHaveLength(1);
  });
});

describe('a merge', () => {
  const merged = event('candidate.merged', 'e-merged', days(25), {
    candidateRef: CANDIDATE,
    mergedRef: 'cand-0',
  });
  const events = [
    applied(clicked),
    applied(clicked, { ...second, candidateRef: 'cand-0' }),
    event('hired', 'h2', days(20), { candidateRef: 'cand-0', applicationId: 'app-2' }),
    merged,
  ];

  it.each([
    ['before', days(24)],
    ['at', days(25)],
    ['after', days(26)],
  ])('is not undone when the ATS deletes the merged record %s the moment of it', (_when, at) => {
    expect(attribute([...events, deleted(at, 'cand-0')])).toEqual(attribute(events));
    const gone = attribute(
      [...events, deleted(at, 'cand-0')],
      DEFAULT_SETTINGS,
      asId<CandidateRef>('cand-0'),
    );
    expect(gone.outcomes).toEqual([]);
  });

  it('makes the deletion of the survivor that of everything under either reference', () => {
    const { outcomes, credits } = attribute([...events, deleted()]);
    expect(outcomes).toHaveLength(3);
    expect(credits).toEqual([]);
  });
});

describe('a candidate who was anonymised', () => {
  it('keeps channel, advocate, share and time of every credit, and loses what led to a person', () => {
    const { credits, discarded } = attribute([applied(clicked), anonymised]);
    expect(credits[0]).toMatchObject({
      channel: 'advocate',
      advocateId: 'ann',
      shareId: 'share-of-ann',
      touchAt: days(-3),
      evidence: 'click_id',
      touchEvents: [],
    });
    expect(discarded).toEqual([]);
  });
});

describe('somebody who works here already', () => {
  it('is credited to nobody in that application, and as usual in another one from outside', () => {
    const { outcomes, credits } = attribute([
      applied(clicked),
      applied(clicked, { ...second, internal: true }),
      hireOfSecond,
    ]);
    expect(outcomes.filter(({ internal }) => internal).map(({ stage: name }) => name)).toEqual([
      'application',
      'hire',
    ]);
    expect(new Set(credits.map(({ applicationId }) => applicationId))).toEqual(new Set(['app-1']));
  });

  it('is so whatever hearsay says', () => {
    const said: Evidence[] = [{ kind: 'credited_to', advocateId: 'ann' }];
    expect(attribute([applied(said, { internal: true })]).credits).toEqual([]);
  });
});
