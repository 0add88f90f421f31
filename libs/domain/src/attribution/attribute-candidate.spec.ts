import { asId, type CandidateRef, type EventKey } from '../ids.js';
import { type ClickFact } from '../clicks/click-fact.js';
import { type Verdict } from '../events/catalogue.js';
import { attributeCandidate } from './attribute-candidate.js';
import { type CandidateStory } from './candidate-story.js';
import { PATH_MODELS } from './models.js';
import { DEFAULT_SETTINGS } from './settings.js';
import {
  APPLIED_AT,
  applied,
  CANDIDATE,
  click,
  days,
  event,
  hired,
  PAGE_LINK,
  reversed,
  seconds,
  stage,
  story,
} from './story.builders.js';

const attribute = (told: CandidateStory) => attributeCandidate(told, DEFAULT_SETTINGS);
const journeyOf = (told: CandidateStory, applicationId = 'app-1') =>
  attribute(told).journeys.find((journey) => journey.applicationId === applicationId)?.touches ?? [];
const timesOf = (told: CandidateStory, applicationId?: string) =>
  journeyOf(told, applicationId).map(({ at }) => at);
const reasonsOf = (told: CandidateStory) => attribute(told).discarded.map(({ reason }) => reason);
const creditsOf = (told: CandidateStory, model: string, stageName = 'application') =>
  attribute(told).credits.filter((credit) => credit.model === model && credit.stage === stageName);

const byClick = (clickId: string) => ({ kind: 'click_id', clickId }) as const;
const byLink = (linkCode: string, at?: string) =>
  ({ kind: 'link_code', linkCode, ...(at !== undefined && { at }) }) as const;
const byReferral = (advocateId: string, at?: string) =>
  ({ kind: 'referral', advocateId, ...(at !== undefined && { at }) }) as const;

describe('a click named by its id', () => {
  it('is a touch of the advocate whose link it was, with everything the link says', () => {
    const [touch] = journeyOf(story([applied([byClick('c1')])], [click('c1', days(-2))]));
    expect(touch).toEqual({
      at: days(-2),
      key: 'c1',
      channel: { kind: 'advocate', advocateId: 'ann' },
      linkCode: 'link-ann',
      shareId: 'share-of-ann',
      network: 'linkedin',
      evidence: 'click_id',
      corroboratedBy: [],
      events: ['c1'],
      clickCount: 1,
      lastAt: days(-2),
    });
  });

  it('stands for its whole double click, dated by the first', () => {
    const clicks = [click('c1', seconds(-120)), click('c2', seconds(-100)), click('c3', seconds(-75))];
    const told = story([applied([byClick('c2'), byClick('c3')])], clicks);
    expect(journeyOf(told)).toMatchObject([
      { at: seconds(-120), events: ['c1', 'c2', 'c3'], clickCount: 3, lastAt: seconds(-75) },
    ]);
  });

  it('does not draw in other clicks of the same visitor', () => {
    const clicks = [
      click('c1', days(-2)),
      click('c2', days(-1)),
      click('c3', days(-2), { linkCode: 'link-bob' }),
    ];
    expect(timesOf(story([applied([byClick('c1')])], clicks))).toEqual([days(-2)]);
  });

  it('is not joined with a preview request just before it', () => {
    const clicks = [click('p', seconds(-61), { verdict: 'preview' }), click('c1', seconds(-60))];
    expect(journeyOf(story([applied([byClick('c1')])], clicks))).toMatchObject([{ events: ['c1'] }]);
  });

  it('is awaited when it has not arrived', () => {
    const told = story([applied([byClick('c1')])]);
    expect(attribute(told).discarded).toEqual([
      { applicationId: 'app-1', key: 'e-applied', evidence: byClick('c1'), reason: 'unknown_click' },
    ]);
  });

  it.each<Verdict>(['bot', 'preview', 'prefetch', 'internal', 'self'])(
    'makes no touch when its verdict is %s',
    (verdict) => {
      const told = story([applied([byClick('c1')])], [click('c1', days(-1), { verdict })]);
      expect(journeyOf(told)).toEqual([]);
      expect(attribute(told).discarded).toMatchObject([{ reason: 'click_not_human', verdict }]);
    },
  );

  it('makes no touch when its link names no advocate', () => {
    const link = { by: 'advocate', network: 'x' } as const;
    expect(reasonsOf(story([applied([byClick('c1')])], [click('c1', days(-1), { link })]))).toEqual([
      'unknown_sharer',
    ]);
  });
});

describe('the window', () => {
  const at = (when: ReturnType<typeof days>) => story([applied([byClick('c1')])], [click('c1', when)]);
  const millisecond = 0.001;

  it('includes both of its ends', () => {
    expect(timesOf(at(days(-90)))).toEqual([days(-90)]);
    expect(timesOf(at(APPLIED_AT))).toEqual([APPLIED_AT]);
  });

  it('ends to the millisecond', () => {
    expect(reasonsOf(at(seconds(-90 * 86_400 - millisecond)))).toEqual(['outside_window']);
    expect(reasonsOf(at(seconds(millisecond)))).toEqual(['after_anchor']);
  });

  it('cuts a double click that lies across its far end', () => {
    const edge = -90 * 86_400;
    const clicks = [click('c0', seconds(edge - 10)), click('c1', seconds(edge + 10))];
    expect(journeyOf(story([applied([byClick('c1')])], clicks))).toMatchObject([
      { at: seconds(edge + 10), events: ['c1'] },
    ]);
  });
});

describe('a link code', () => {
  it('is a touch at the time it gives, in whatever zone', () => {
    const told = story([applied([byLink('link-bob', '2026-05-30T12:00:00+02:00')])]);
    expect(journeyOf(told)).toMatchObject([
      {
        at: '2026-05-30T10:00:00.000Z',
        channel: { advocateId: 'bob' },
        evidence: 'link_code',
        events: ['e-applied'],
        clickCount: 0,
      },
    ]);
  });

  it('is a touch at the application when it gives no time', () => {
    expect(journeyOf(story([applied([byLink('link-page')])]))).toMatchObject([
      { at: APPLIED_AT, channel: { kind: 'company_page' } },
    ]);
  });

  it('without a time only supports a click on the same link, and makes no second touch', () => {
    const told = story([applied([byClick('c1'), byLink('link-ann')])], [click('c1', days(-3))]);
    expect(journeyOf(told)).toMatchObject([
      { at: days(-3), evidence: 'click_id', corroboratedBy: ['link_code'] },
    ]);
  });

  it('without a time is a touch beside a click on another link, or a click outside the window', () => {
    const clicks = [click('c1', days(-3)), click('c2', days(-100), { linkCode: 'link-bob' })];
    const told = story([applied([byClick('c1'), byClick('c2'), byLink('link-bob')])], clicks);
    expect(timesOf(told)).toEqual([days(-3), APPLIED_AT]);
  });

  it('without a time makes no touch beside the same code with one', () => {
    expect(timesOf(story([applied([byLink('link-bob'), byLink('link-bob', days(-5))])]))).toEqual([days(-5)]);
  });

  it('makes no touch when the link is not known, or its time cannot be read or lies after the application', () => {
    expect(reasonsOf(story([applied([byLink('link-none')])]))).toEqual(['unknown_link']);
    expect(reasonsOf(story([applied([byLink('link-ann', 'yesterday')])]))).toEqual(['unreadable_time']);
    expect(reasonsOf(story([applied([byLink('link-ann', days(1))])]))).toEqual(['after_anchor']);
  });
});

describe('a referral and a direct visit', () => {
  it('are touches at the time they give; a referral without one is at the application', () => {
    const visit = { kind: 'direct_visit', at: days(-1) } as const;
    const told = story([applied([byReferral('ann', days(-2)), visit, byReferral('bob')])]);
    expect(journeyOf(told).map(({ at, channel }) => [at, channel])).toEqual([
      [days(-2), { kind: 'advocate', advocateId: 'ann' }],
      [days(-1), { kind: 'direct' }],
      [APPLIED_AT, { kind: 'advocate', advocateId: 'bob' }],
    ]);
  });

  it('stand beside a click on the link of the same advocate: a referral is another deed', () => {
    const told = story([applied([byClick('c1'), byReferral('ann')])], [click('c1', days(-3))]);
    expect(journeyOf(told).map(({ evidence }) => evidence)).toEqual(['click_id', 'referral']);
  });
});

describe('evidence that is given more than once', () => {
  it('makes one touch, even from two events', () => {
    const evidence = [byReferral('ann', days(-2)), byReferral('ann', days(-2)), byLink('link-bob')];
    const told = story([applied(evidence), applied(evidence, { key: 'e-again', at: days(1) })]);
    expect(journeyOf(told).map(({ at, events }) => [at, events])).toEqual([
      [days(-2), ['e-again', 'e-applied']],
      [APPLIED_AT, ['e-again', 'e-applied']],
    ]);
  });

  it('is reported once when it makes none', () => {
    const told = story([
      applied([byClick('c1'), byClick('c1')]),
      applied([byClick('c1')], { key: 'e-again' }),
    ]);
    expect(reasonsOf(told)).toEqual(['unknown_click']);
  });
});

describe('the anchor', () => {
  it('is the application: later stages inherit its journey', () => {
    const clicks = [click('c1', days(-1)), click('c2', days(5), { linkCode: 'link-bob' })];
    const told = story([applied([byClick('c1'), byClick('c2')]), hired('h', days(20))], clicks);
    expect(creditsOf(told, 'last_touch', 'hire')).toMatchObject([
      { advocateId: 'ann', touchAt: days(-1), outcomeAt: days(20) },
    ]);
  });

  it('reaches back from the application, not from the hire', () => {
    const told = story([applied([byClick('c1')]), hired('h', days(20))], [click('c1', days(-85))]);
    expect(creditsOf(told, 'linear', 'hire')).toMatchObject([{ advocateId: 'ann', creditMicro: 1_000_000 }]);
  });

  it('is the application even when an interview is dated before it', () => {
    const told = story([stage('s', days(-3), 'interview'), applied([byReferral('ann', days(-1))])]);
    expect(creditsOf(told, 'linear', 'interview')).toMatchObject([
      { advocateId: 'ann', outcomeAt: days(-3) },
    ]);
  });

  it('is the earliest stage known while the application has not arrived', () => {
    const told = story([stage('s', days(3), 'interview'), hired('h', days(20))]);
    expect(attribute(told).journeys).toMatchObject([{ applicationId: 'app-1', at: days(3) }]);
    expect(creditsOf(told, 'linear', 'hire')).toMatchObject([
      { channel: 'unattributed', creditMicro: 1_000_000 },
    ]);
  });
});

describe('several applications of one candidate', () => {
  const second = { key: 'e-second', applicationId: 'app-2', at: days(10) };

  it('share the dated touches that lie in their windows', () => {
    const clicks = [click('c1', days(-85)), click('c2', days(5), { linkCode: 'link-bob' })];
    const told = story([applied([byClick('c1')]), applied([byClick('c2')], second)], clicks);
    expect(timesOf(told, 'app-1')).toEqual([days(-85)]);
    expect(timesOf(told, 'app-2')).toEqual([days(5)]);

    const recent = story(
      [applied([byClick('c1')]), applied([byClick('c2')], second)],
      [click('c1', days(-1)), ...clicks.slice(1)],
    );
    expect(timesOf(recent, 'app-1')).toEqual([days(-1)]);
    expect(timesOf(recent, 'app-2')).toEqual([days(-1), days(5)]);
  });

  it('make one touch of what both state, with both events behind it', () => {
    const evidence = [byReferral('ann', days(-2))];
    const told = story([applied(evidence), applied(evidence, { ...second, key: 'a-second' })]);
    expect(journeyOf(told, 'app-1')).toMatchObject([
      { key: 'a-second/referral:ann', events: ['a-second', 'e-applied'] },
    ]);
  });

  it('keep evidence without a time to themselves, and report only their own', () => {
    const told = story([applied([byReferral('ann')]), applied([byReferral('bob'), byClick('c9')], second)]);
    expect(timesOf(told, 'app-1')).toEqual([APPLIED_AT]);
    expect(timesOf(told, 'app-2')).toEqual([days(10)]);
    expect(attribute(told).discarded).toMatchObject([{ applicationId: 'app-2', reason: 'unknown_click' }]);
  });
});

describe('credits', () => {
  it('are a row per touch and model, with where each came from', () => {
    const told = story([applied([byClick('c1'), byReferral('bob', days(-1))])], [click('c1', days(-8))]);
    expect(attribute(told).credits).toHaveLength(2 * PATH_MODELS.length);
    expect(creditsOf(told, 'time_decay')).toEqual([
      {
        candidateRef: CANDIDATE,
        applicationId: 'app-1',
        stage: 'application',
        model: 'time_decay',
        modelVersion: 1,
        settingsVersion: 1,
        outcomeAt: APPLIED_AT,
        vacancyId: 'vac-1',
        touchIndex: 0,
        channel: 'advocate',
        advocateId: 'ann',
        shareId: 'share-of-ann',
        linkCode: 'link-ann',
        campaignId: '',
        contentId: '',
        network: 'linkedin',
        creditMicro: 333_333, // one half-life older: 1 against 2
        evidence: 'click_id',
        touchAt: days(-8),
        touchEvents: ['c1'],
      },
      expect.objectContaining({
        touchIndex: 1,
        advocateId: 'bob',
        linkCode: '',
        network: '',
        creditMicro: 666_667,
      }),
    ]);
  });

  it('name the campaign and the content of the link', () => {
    const link = { ...PAGE_LINK, campaignId: 'spring', contentId: 'video-7' };
    const told = story([applied([byClick('c1')])], [click('c1', days(-1), { linkCode: 'link-page', link })]);
    expect(creditsOf(told, 'linear')).toMatchObject([
      { channel: 'company_page', advocateId: '', campaignId: 'spring', contentId: 'video-7' },
    ]);
  });

  it('are one unattributed row per model when nothing led to the application', () => {
    const { credits } = attribute(story([applied([])]));
    expect(credits.map(({ model }) => model)).toEqual(PATH_MODELS.map(({ name }) => name));
    for (const credit of credits) {
      expect(credit).toMatchObject({
        channel: 'unattributed',
        touchIndex: 0,
        creditMicro: 1_000_000,
        evidence: '',
        touchAt: null,
        touchEvents: [],
      });
    }
  });

  it('are not given for a hire that was reversed, nor for internal mobility', () => {
    const turnedBack = attribute(
      story([applied([byReferral('ann')]), hired('h', days(9)), reversed('r', days(10))]),
    );
    expect(new Set(turnedBack.credits.map((credit) => credit.stage))).toEqual(new Set(['application']));
    expect(turnedBack.outcomes).toHaveLength(2);
    expect(attribute(story([applied([byReferral('ann')], { internal: true })])).credits).toEqual([]);
  });
});

describe('a candidate who was merged', () => {
  const other = asId<CandidateRef>('cand-0');
  const merge = (mergedRef: string, candidateRef: string, key: string) =>
    event('candidate.merged', key, days(5), { candidateRef, mergedRef });
  const applications = [
    applied([byReferral('ann')]),
    applied([byReferral('bob')], { key: 'e-other', candidateRef: other, applicationId: 'app-2' }),
  ];
  const outcomesOf = (candidateRef: CandidateRef, merges: ReturnType<typeof merge>[]) =>
    attribute({ ...story([...applications, ...merges]), candidateRef }).outcomes.map(
      ({ applicationId }) => applicationId,
    );

  it('brings their applications along and keeps none', () => {
    const merges = [merge(other, CANDIDATE, 'm')];
    expect(outcomesOf(CANDIDATE, merges).sort()).toEqual(['app-1', 'app-2']);
    expect(outcomesOf(other, merges)).toEqual([]);
  });

  it('goes on under the smallest reference when two are merged into each other', () => {
    const merges = [merge(other, CANDIDATE, 'm1'), merge(CANDIDATE, other, 'm2')];
    expect(outcomesOf(other, merges).sort()).toEqual(['app-1', 'app-2']);
    expect(outcomesOf(CANDIDATE, merges)).toEqual([]);
  });

  it('is left apart from candidates who were not merged', () => {
    expect(outcomesOf(CANDIDATE, [])).toEqual(['app-1']);
  });
});

describe('clicks that share an id or a key', () => {
  const told = (clicks: ClickFact[]) => story([applied([byClick('c1')])], clicks);

  it('count once under one key, and the earliest is meant by one id', () => {
    const one = click('c1', days(-2));
    expect(journeyOf(told([one, one]))).toMatchObject([{ clickCount: 1 }]);
    const later = { ...one, key: asId<EventKey>('k2'), at: days(-1) };
    expect(timesOf(told([later, one]))).toEqual([days(-2)]);
  });

  it('give one answer whichever of two contents under one key comes first', () => {
    const contents = [click('c1', days(-2)), click('c1', days(-1))];
    expect(attribute(told(contents))).toEqual(attribute(told(contents.toReversed())));
  });
});

describe('settings', () => {
  it.each([
    ['halfLifeDays', 0],
    ['lookbackDays', -1],
    ['lookbackDays', Number.NaN],
    ['doubleClickSeconds', -1],
    ['version', 0],
    ['anchor', 'hire'],
    ['deletedCandidates', 'forget'],
  ])('are refused by name when %s is %s', (field, value) => {
    expect(() => attributeCandidate(story([]), { ...DEFAULT_SETTINGS, [field]: value })).toThrow(
      `Attribution setting ${field} is ${value}; it must be`,
    );
  });

  it('are refused when they name no model, or one there is not', () => {
    const naming = (...models: string[]) => attributeCandidate(story([]), { ...DEFAULT_SETTINGS, models });
    expect(() => naming()).toThrow(RangeError);
    expect(() => naming('linear', 'w-shaped')).toThrow(
      /^Attribution setting models is w-shaped; it must be one of .*, w_shaped, full_path\.$/,
    );
  });
});
