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
  story,
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
    [
      'what a named link points at',
      { ...story(events, clicks), links: new Map([['link-bob', linkOf('eve')]]) },
    ],
  ])('changes with %s', (_what, told) => {
    expect(canonicalStory(told, DEFAULT_SETTINGS)).not.toBe(text);
  });

  it('changes with the settings', () => {
    expect(canonicalStory(story(events, clicks), { ...DEFAULT_SETTINGS, lookbackDays: 30 })).not.toBe(text);
  });

  it('is JSON with its members sorted', () => {
    expect(text.startsWith('{"candidateRef":"cand-1","clicks":[{"at":"2026-05-31T12:00:00.000Z"')).toBe(true);
    expect(() => void JSON.parse(text)).not.toThrow();
  });
});
