import { asId, type EventKey } from '../ids.js';
import { canonicalStory } from './canonical-story.js';
import { DEFAULT_SETTINGS } from './settings.js';
import {
  applied,
  CANDIDATE,
  click,
  days,
  event,
  hired,
  LINKS,
  linkOf,
  seconds,
  sourceChanged,
  story,
  view,
} from './story.builders.js';

const byClick = (clickId: string) => ({ kind: 'click_id', clickId }) as const;
const byLink = (linkCode: string) => ({ kind: 'link_code', linkCode }) as const;

const events = [applied([byClick('c1'), byLink('link-bob')]), hired('h', days(9))];
const clicks = [click('c1', days(-1)), click('c2', days(-2))];
const text = canonicalStory(story(events, clicks), DEFAULT_SETTINGS);

describe('canonicalStory', () => {
  it('is the same for any order and any repeats', () => {
    const shuffled = story([...events.toReversed(), ...events], [...clicks.toReversed(), ...clicks]);
    expect(canonicalStory(shuffled, DEFAULT_SETTINGS)).toBe(text);
    const evidence = [byLink('link-bob'), byClick('c1'), byClick('c1')];
    expect(canonicalStory(story([applied(evidence), hired('h', days(9))], clicks), DEFAULT_SETTINGS)).toBe(
      text,
    );
  });

  it('does not change with what the computation does not read', () => {
    const rejected = event('rejected', 'r', days(3), { candidateRef: CANDIDATE, applicationId: 'app-1' });
    const unrelated = [click('c9', days(-1), { visitorKey: 'v9' }), click('c8', days(-5))];
    expect(canonicalStory(story([...events, rejected], [...clicks, ...unrelated]), DEFAULT_SETTINGS)).toBe(
      text,
    );
    const links = new Map([...LINKS, ['link-new', linkOf('eve')]]);
    expect(canonicalStory({ ...story(events, clicks), links }, DEFAULT_SETTINGS)).toBe(text);
  });

  it('does not change with columns a store adds to its rows, or a replay would look like a change', () => {
    const stored = clicks.map((fact, i) => ({ ...fact, logOffset: i }));
    expect(canonicalStory(story(events, stored), DEFAULT_SETTINGS)).toBe(text);
  });

  it.each([
    ['an event', story([...events, hired('h2', days(8))], clicks)],
    ['a click near a named one', story(events, [...clicks, click('c3', seconds(-86_400 + 10))])],
    ['the verdict of a named click', story(events, [click('c1', days(-1), { verdict: 'bot' })])],
    ['the key of a named click', story(events, [{ ...click('c1', days(-1)), key: asId<EventKey>('other') }])],
    ['whom the ATS credits', story([...events, sourceChanged('s', days(3), { creditedTo: 'bob' })], clicks)],
    [
      'the end of a candidate',
      story([...events, event('candidate.deleted', 'd', days(99), { candidateRef: CANDIDATE })], clicks),
    ],
    [
      'what a named link points at',
      { ...story(events, clicks), links: new Map([['link-bob', linkOf('eve')]]) },
    ],
  ])('changes with %s', (_what, told) => {
    expect(canonicalStory(told, DEFAULT_SETTINGS)).not.toBe(text);
  });

  it.each([
    { lookbackDays: 30 },
    { anchor: 'stage' as const },
    { deletedCandidates: 'count' as const },
    { models: ['linear'] },
  ])('changes with the settings: %j', (changed) => {
    expect(canonicalStory(story(events, clicks), { ...DEFAULT_SETTINGS, ...changed })).not.toBe(text);
  });

  it('does not change with a correction of the text of a source, or a deletion that the settings leave out', () => {
    const corrected = sourceChanged('s', days(3), { source: 'Referral programme' });
    expect(canonicalStory(story([...events, corrected], clicks), DEFAULT_SETTINGS)).toBe(text);
    const count = { ...DEFAULT_SETTINGS, deletedCandidates: 'count' as const };
    const gone = event('candidate.deleted', 'd', days(99), { candidateRef: CANDIDATE });
    expect(canonicalStory(story([...events, gone], clicks), count)).toBe(
      canonicalStory(story(events, clicks), count),
    );
  });

  it('changes with a view of a visitor whom evidence names, and with its time', () => {
    const named = [applied([{ kind: 'visitor_key', visitorKey: 'key-1' }])];
    const seen = [[], [days(-2)], [days(-3)]].map((times) =>
      canonicalStory(
        story(
          named,
          [],
          times.map((at) => view('w1', at, { linkCode: 'link-bob' })),
        ),
        DEFAULT_SETTINGS,
      ),
    );
    expect(new Set(seen).size).toBe(3);
  });

  it('is JSON with its members sorted', () => {
    expect(text.startsWith('{"candidateRef":"cand-1","clicks":[{"at":"2026-05-31T12:00:00.000Z"')).toBe(true);
    expect(() => void JSON.parse(text)).not.toThrow();
  });
});
