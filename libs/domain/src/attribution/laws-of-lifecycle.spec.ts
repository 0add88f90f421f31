import fc from 'fast-check';
import { type AcceptedEvent } from '../events/accepted-event.js';
import { STAGES } from '../events/talent.js';
import { attributeCandidate } from './attribute-candidate.js';
import { type CandidateStory } from './candidate-story.js';
import { type Credit } from './credit.js';
import { PATH_MODELS } from './models.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { candidateEvent, MERGED, presentStory, someSettings, withEvents } from './story.arbitraries.js';
import { applicationDeleted, days, outcomeReversed, reversed } from './story.builders.js';

const creditsOf = (told: CandidateStory, settings = DEFAULT_SETTINGS) =>
  attributeCandidate(told, settings).credits;
const someDay = fc.integer({ min: 0, max: 80 }).map(days);
const AFTERWARDS = days(100);
const NO_MILESTONES = {
  ...DEFAULT_SETTINGS,
  models: PATH_MODELS.filter(({ looksAt }) => looksAt !== 'milestones').map(({ name }) => name),
};

describe('a candidate who was deleted', () => {
  it('leaves outcomes that count no more and no credit', () => {
    fc.assert(
      fc.property(presentStory, someSettings, (told, settings) => {
        const gone = withEvents(told, [candidateEvent('candidate.deleted', AFTERWARDS)]);
        const drop = { ...settings, deletedCandidates: 'drop' as const };
        const { outcomes, credits } = attributeCandidate(gone, drop);
        expect(credits).toEqual([]);
        expect(outcomes).toHaveLength(attributeCandidate(told, drop).outcomes.length);
        expect(outcomes.every(({ reversedAt }) => reversedAt !== undefined)).toBe(true);
      }),
    );
  });

  it('counts as before where the settings say so', () => {
    fc.assert(
      fc.property(presentStory, someSettings, someDay, (told, settings, at) => {
        const count = { ...settings, deletedCandidates: 'count' as const };
        const gone = withEvents(told, [candidateEvent('candidate.deleted', at)]);
        expect(attributeCandidate(gone, count)).toEqual(attributeCandidate(told, count));
      }),
    );
  });

  it('is another record than the one they were merged from: its end says nothing of them', () => {
    const end = fc.constantFrom('candidate.deleted' as const, 'candidate.anonymised' as const);
    fc.assert(
      fc.property(presentStory, someSettings, someDay, end, (told, settings, at, type) => {
        const cleared = withEvents(told, [candidateEvent(type, at, MERGED)]);
        expect(attributeCandidate(cleared, settings)).toEqual(attributeCandidate(told, settings));
      }),
    );
  });
});

describe('a candidate who was anonymised', () => {
  it('keeps every credit, with nothing in it that leads to a person', () => {
    fc.assert(
      fc.property(presentStory, someSettings, someDay, (told, settings, at) => {
        const nameless = attributeCandidate(
          withEvents(told, [candidateEvent('candidate.anonymised', at)]),
          settings,
        );
        const before = attributeCandidate(told, settings);
        expect(nameless.credits).toEqual(before.credits.map((credit) => ({ ...credit, touchEvents: [] })));
        expect(nameless.outcomes).toEqual(before.outcomes);
        expect(nameless.discarded).toEqual([]);
        const touches = nameless.journeys.flatMap((journey) => journey.touches);
        expect(touches.flatMap(({ events }) => events)).toEqual([]);
      }),
    );
  });
});

describe('an application', () => {
  it('that was deleted leaves no credit, and leaves the others alone', () => {
    fc.assert(
      fc.property(presentStory, someSettings, (told, settings) => {
        const before = creditsOf(told, settings);
        const after = creditsOf(withEvents(told, [applicationDeleted('e-last', AFTERWARDS)]), settings);
        expect(after).toEqual(before.filter(({ applicationId }) => applicationId !== 'app-1'));
      }),
    );
  });

  it('loses the credit of a stage that is reversed', () => {
    fc.assert(
      fc.property(presentStory, fc.constantFrom(...STAGES), (told, stage) => {
        // A stage that is reversed is no milestone any more, so a W-shaped hire can change with its interview.
        const after = creditsOf(
          withEvents(told, [outcomeReversed('e-last', AFTERWARDS, stage)]),
          NO_MILESTONES,
        );
        const isGone = (credit: Credit) => credit.applicationId === 'app-1' && credit.stage === stage;
        expect(after).toEqual(creditsOf(told, NO_MILESTONES).filter((credit) => !isGone(credit)));
      }),
    );
  });

  it('whose hire is reversed is the same under either name of that event', () => {
    fc.assert(
      fc.property(presentStory, someSettings, someDay, (told, settings, at) => {
        const under = (event: AcceptedEvent) => attributeCandidate(withEvents(told, [event]), settings);
        expect(under(outcomeReversed('e-x', at, 'hire'))).toEqual(under(reversed('e-x', at)));
      }),
    );
  });
});

describe('settings', () => {
  it('that name some models give their credits and no others', () => {
    const names = PATH_MODELS.map(({ name }) => name);
    fc.assert(
      fc.property(presentStory, fc.subarray(names, { minLength: 1 }), (told, models) => {
        const chosen = creditsOf(told, { ...DEFAULT_SETTINGS, models: models.toReversed() });
        expect(chosen).toEqual(creditsOf(told).filter(({ model }) => models.some((name) => name === model)));
      }),
    );
  });

  it('that anchor at the stage change nothing about the application itself', () => {
    fc.assert(
      fc.property(presentStory, (told) => {
        const ofApplications = (credits: readonly Credit[]) =>
          credits.filter(({ stage }) => stage === 'application');
        expect(ofApplications(creditsOf(told, { ...DEFAULT_SETTINGS, anchor: 'stage' }))).toEqual(
          ofApplications(creditsOf(told)),
        );
      }),
    );
  });
});
