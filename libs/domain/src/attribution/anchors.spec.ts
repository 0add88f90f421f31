import { type Evidence } from '../events/catalogue.js';
import { attributeCandidate } from './attribute-candidate.js';
import { type AttributionSettings, DEFAULT_SETTINGS } from './settings.js';
import { APPLIED_AT, applied, click, days, hired, outcomeReversed, stage, story } from './story.builders.js';

const AS_OF_STAGE: AttributionSettings = { ...DEFAULT_SETTINGS, anchor: 'stage' };
const byClick = (clickId: string): Evidence => ({ kind: 'click_id', clickId });
const clicks = [
  click('c1', days(-20)),
  click('c2', days(5), { linkCode: 'link-bob' }),
  click('c3', days(95), { linkCode: 'link-page' }),
];
/** Applied, interviewed ten days later, hired after a hundred. */
const events = [
  applied(clicks.map(({ clickId }) => byClick(clickId))),
  stage('i', days(10), 'interview'),
  hired('h', days(100)),
];
const attribute = (told = story(events, clicks), settings = AS_OF_STAGE) =>
  attributeCandidate(told, settings);
const weightsOf = (model: string, stageName: string, told?: ReturnType<typeof story>) =>
  attribute(told)
    .credits.filter((credit) => credit.model === model && credit.stage === stageName)
    .map(({ creditMicro }) => creditMicro);

describe('anchored at the stage', () => {
  it('every outcome has its own journey, which reaches back from its own moment', () => {
    const seen = attribute().journeys.map(({ stage: name, at, touches }) => [
      name,
      at,
      touches.map((touch) => touch.events[0]),
    ]);
    expect(seen).toEqual([
      ['application', APPLIED_AT, ['c1']],
      ['interview', days(10), ['c1', 'c2']],
      ['hire', days(100), ['c3']], // the others lie more than 90 days before it
    ]);
  });

  it('gives the credit of an outcome to its own journey', () => {
    const { credits } = attribute();
    const lastTouches = credits.filter(({ model }) => model === 'last_touch');
    expect(
      lastTouches
        .filter(({ creditMicro }) => creditMicro > 0)
        .map(({ stage: name, linkCode }) => [name, linkCode]),
    ).toEqual([
      ['application', 'link-ann'],
      ['interview', 'link-bob'],
      ['hire', 'link-page'],
    ]);
  });

  it('takes evidence without a time at the application, and drops it from windows that do not hold that', () => {
    const referral: Evidence = { kind: 'referral', advocateId: 'cas' };
    const told = story([applied([referral]), ...events.slice(1)], clicks);
    const { journeys } = attribute(told);
    expect(journeys.map(({ touches }) => touches.map(({ at }) => at))).toEqual([
      [APPLIED_AT],
      [APPLIED_AT],
      [],
    ]);
    expect(journeys[2]?.discarded).toMatchObject([{ reason: 'outside_window' }]);
  });

  it('takes evidence without a time no later than a stage that is dated before its application', () => {
    const told = story([
      applied([{ kind: 'referral', advocateId: 'cas' }]),
      stage('i', days(-2), 'interview'),
    ]);
    expect(attribute(told).journeys.map(({ stage: name, touches }) => [name, touches[0]?.at])).toEqual([
      ['application', APPLIED_AT],
      ['interview', days(-2)],
    ]);
  });

  it('keeps the journeys of several applications apart', () => {
    const second = { key: 'e-second', applicationId: 'app-2', at: days(30) };
    const told = story(
      [...events, applied([], second), hired('h2', days(40), { applicationId: 'app-2' })],
      clicks,
    );
    expect(
      attribute(told)
        .journeys.filter(({ applicationId }) => applicationId === 'app-2')
        .map(({ stage: name, touches }) => [name, touches.map(({ key }) => key)]),
    ).toEqual([
      ['application', ['c1', 'c2']],
      ['hire', ['c1', 'c2']],
    ]);
  });
});

describe('milestones', () => {
  const recent = [click('c1', days(-3)), click('c2', days(5)), click('c3', days(15)), click('c4', days(18))];
  const told = (...more: Parameters<typeof story>[0]) =>
    story(
      [
        applied(recent.map(({ clickId }) => byClick(clickId))),
        stage('i', days(10), 'interview'),
        hired('h', days(20)),
        ...more,
      ],
      recent,
    );

  it('are those of the application that the journey reaches', () => {
    // c1 is first and led to the application, c2 led to the interview, c4 to the hire.
    expect(weightsOf('full_path', 'hire', told())).toEqual([450_000, 225_000, 100_000, 225_000]);
    expect(weightsOf('w_shaped', 'hire', told())).toEqual([600_000, 300_000, 50_000, 50_000]);
    expect(weightsOf('w_shaped', 'application', told())).toEqual([1_000_000]);
  });

  it('do not count when they were reversed', () => {
    const backOut = outcomeReversed('r', days(12), 'interview');
    expect(weightsOf('w_shaped', 'hire', told(backOut))).toEqual([900_000, 33_334, 33_333, 33_333]);
  });

  it('beyond the application are no part of a journey that ends there', () => {
    const early = [click('c1', days(-9)), click('c2', days(-5)), click('c3', days(-1))];
    const inherited = story(
      [
        applied(early.map(({ clickId }) => byClick(clickId))),
        stage('i', days(10), 'interview'),
        hired('h', days(20)),
      ],
      early,
    );
    const { credits } = attribute(inherited, DEFAULT_SETTINGS);
    for (const name of ['application', 'interview', 'hire'])
      expect(
        credits
          .filter((credit) => credit.model === 'full_path' && credit.stage === name)
          .map(({ creditMicro }) => creditMicro),
      ).toEqual([450_000, 100_000, 450_000]);
  });
});
