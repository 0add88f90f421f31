import fc from 'fast-check';
import { type AcceptedEvent } from '../events/accepted-event.js';
import { type Evidence } from '../events/catalogue.js';
import { asId, type EventKey } from '../ids.js';
import { isHearsay, strengthOf } from '../journeys/evidence-strength.js';
import { type VacancyView } from '../journeys/vacancy-view.js';
import { attributeCandidate } from './attribute-candidate.js';
import { canonicalStory } from './canonical-story.js';
import { type CandidateStory } from './candidate-story.js';
import { type Credit } from './credit.js';
import { evidences, hearsay, presentStory, someSettings, someStory, someView } from './story.arbitraries.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { applied, click, days, story, view } from './story.builders.js';

function withoutHearsay(told: CandidateStory): CandidateStory {
  const events = told.events.flatMap((event): AcceptedEvent[] => {
    if (event.type === 'source.changed') return [];
    if (event.type !== 'application.received') return [event];
    const { evidence = [], ...data } = event.data;
    return [{ ...event, data: { ...data, evidence: evidence.filter((item) => !isHearsay(item)) } }];
  });
  return { ...told, events };
}

const ofJourney = ({ applicationId, stage }: { applicationId: string; stage: string }) =>
  `${applicationId} ${stage}`;

describe('hearsay', () => {
  it('never changes credit where anything better is known', () => {
    fc.assert(
      fc.property(someStory, someSettings, (told, settings) => {
        const without = attributeCandidate(withoutHearsay(told), settings);
        const withIt = attributeCandidate(told, settings);
        const known = (credits: readonly Credit[]) =>
          Map.groupBy(credits, ({ applicationId, stage }) => ofJourney({ applicationId, stage }));
        const after = known(withIt.credits);
        for (const [journey, credits] of known(without.credits)) {
          if (credits.some(({ channel }) => channel === 'unattributed')) continue;
          expect(after.get(journey)).toEqual(credits);
        }
      }),
    );
  });

  it('makes touches of one class at a time, at the end of the journey, and never beside better evidence', () => {
    fc.assert(
      fc.property(someStory, someSettings, (told, settings) => {
        for (const { at, touches } of attributeCandidate(told, settings).journeys) {
          const kinds = new Set(touches.map(({ evidence }) => evidence));
          if (![...kinds].some((kind) => strengthOf(kind) === 'hearsay')) continue;
          expect(kinds.size).toBe(1);
          expect(touches.every((touch) => touch.at === at)).toBe(true);
        }
      }),
    );
  });

  it('is never lost: it makes a touch, supports one, or is reported', () => {
    fc.assert(
      fc.property(fc.array(hearsay, { maxLength: 5 }), evidences, (said, evidence) => {
        const told = story([applied([...said, ...evidence.filter((item) => !isHearsay(item))])]);
        const { journeys, discarded } = attributeCandidate(told, DEFAULT_SETTINGS);
        const heard = new Set(
          journeys.flatMap(({ touches }) =>
            touches.flatMap(({ evidence: kind, corroboratedBy }) => [kind, ...corroboratedBy]),
          ),
        );
        for (const item of said) {
          const isReported = discarded.some(({ evidence: other }) => other === item || same(other, item));
          expect(isReported || heard.has(item.kind)).toBe(true);
        }
      }),
    );
  });
});

const NOBODYS_VIEW = { key: asId<EventKey>('view-nobody'), visitorKey: 'key-nobody' };
const same = (a: Evidence, b: Evidence) => JSON.stringify(a) === JSON.stringify(b);

describe('a visitor key', () => {
  /** The same story with every view said outright: its click or, without one, its link at that time. */
  function saidOutright(told: CandidateStory): CandidateStory {
    const events = told.events.map((event): AcceptedEvent => {
      if (event.type !== 'application.received') return event;
      const evidence = (event.data.evidence ?? []).flatMap((item): Evidence[] =>
        item.kind === 'visitor_key'
          ? told.views.filter(({ visitorKey }) => visitorKey === item.visitorKey).flatMap(sayOutright)
          : [item],
      );
      return { ...event, data: { ...event.data, evidence } };
    });
    return { ...told, events, views: [] };
  }
  function sayOutright({ at, clickId, linkCode }: VacancyView): Evidence[] {
    if (clickId !== undefined) return [{ kind: 'click_id', clickId }];
    return linkCode === undefined ? [] : [{ kind: 'link_code', linkCode, at }];
  }
  /** Touches of one moment are ordered by the event that stated them, which differs. */
  const summary = ({ credits }: { credits: readonly Credit[] }) =>
    credits
      .filter(({ model }) => model === 'linear' || model === 'linear_unique' || model === 'time_decay')
      .map(({ applicationId, stage, model, advocateId, linkCode, touchAt, channel }) =>
        [applicationId, stage, model, channel, advocateId, linkCode, touchAt].join(),
      )
      .sort();

  it('leads to what its views say outright', () => {
    fc.assert(
      fc.property(presentStory, someSettings, (told, settings) => {
        expect(summary(attributeCandidate(told, settings))).toEqual(
          summary(attributeCandidate(saidOutright(told), settings)),
        );
      }),
    );
  });

  it('that no evidence names changes nothing, nor does a link code beside a click id', () => {
    fc.assert(
      fc.property(someStory, someView, (told, other) => {
        const views = [...told.views, { ...other, ...NOBODYS_VIEW }];
        expect(canonicalStory({ ...told, views }, DEFAULT_SETTINGS)).toBe(
          canonicalStory(told, DEFAULT_SETTINGS),
        );
      }),
    );
    const told = (linkCode: string) =>
      story(
        [applied([{ kind: 'visitor_key', visitorKey: 'key-1' }])],
        [click('c1', days(-2))],
        [view('view-1', days(-2), { clickId: 'c1', linkCode })],
      );
    expect(canonicalStory(told('link-bob'), DEFAULT_SETTINGS)).toBe(
      canonicalStory(told('link-page'), DEFAULT_SETTINGS),
    );
  });
});
