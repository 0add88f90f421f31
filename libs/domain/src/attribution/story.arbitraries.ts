import fc from 'fast-check';
import { type ClickFact } from '../clicks/click-fact.js';
import { type AcceptedEvent } from '../events/accepted-event.js';
import { VERDICTS } from '../events/advocacy.js';
import { type Evidence } from '../events/catalogue.js';
import { STAGES, STATED_CHANNELS } from '../events/talent.js';
import { type VacancyView } from '../journeys/vacancy-view.js';
import { type CandidateStory } from './candidate-story.js';
import { ANCHORINGS, type AttributionSettings, DEFAULT_SETTINGS, DELETED_CANDIDATES } from './settings.js';
import {
  applicationDeleted,
  applied,
  CANDIDATE,
  click,
  days,
  event,
  hired,
  LINKS,
  outcomeReversed,
  reversed,
  seconds,
  sourceChanged,
  stage,
  story,
  view,
} from './story.builders.js';

/** Stories for properties to hold over: small worlds in which things meet, agree and contradict each other often. */

export const SECONDS_PER_DAY = 86_400;
export const LINK_CODES = [...LINKS.keys()];
/** A candidate who can turn out to be the candidate of the story. */
export const MERGED = 'cand-0';

/** From a hundred days before the first application to a day after it, with many near each other. */
export const offset = fc.oneof(
  fc.integer({ min: -100 * SECONDS_PER_DAY, max: SECONDS_PER_DAY }),
  fc
    .tuple(
      fc.constantFrom(-90 * SECONDS_PER_DAY, -7 * SECONDS_PER_DAY, -3600, 0),
      fc.integer({ min: -45, max: 45 }),
    )
    .map(([base, s]) => base + s),
);
const clickId = fc.integer({ min: 0, max: 11 }).map((n) => `c${String(n)}`);
const linkCode = fc.constantFrom(...LINK_CODES, 'link-none');
const advocateId = fc.constantFrom('ann', 'bob', 'cas');
const statedChannel = fc.constantFrom(...STATED_CHANNELS);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const time = maybe(offset.map(seconds));
const afterwards = fc.integer({ min: 0, max: 80 }).map(days);

export const someClick = fc
  .record({
    id: clickId,
    at: offset,
    linkCode: fc.constantFrom(...LINK_CODES),
    visitorKey: fc.constantFrom('v1', 'v2', undefined),
    verdict: fc.oneof({ weight: 5, arbitrary: fc.constant('human' as const) }, fc.constantFrom(...VERDICTS)),
  })
  .map(({ id, at, linkCode: code, visitorKey, verdict }): ClickFact => {
    const { visitorKey: _default, ...fact } = click(id, seconds(at), { linkCode: code, verdict });
    return visitorKey === undefined ? fact : { ...fact, visitorKey };
  });

export const someView = fc
  .record({
    n: fc.integer({ min: 0, max: 9 }),
    at: offset,
    visitorKey: fc.constantFrom('key-1', 'key-2'),
    carries: fc.oneof(
      clickId.map((id) => ({ clickId: id })),
      linkCode.map((code) => ({ linkCode: code })),
      fc.tuple(clickId, linkCode).map(([id, code]) => ({ clickId: id, linkCode: code })),
    ),
  })
  .map(({ n, at, visitorKey, carries }): VacancyView =>
    view(`view-${String(n)}`, seconds(at), { visitorKey, ...carries }),
  );

export const hearsay: fc.Arbitrary<Evidence> = fc.oneof(
  advocateId.map((id) => ({ kind: 'credited_to' as const, advocateId: id })),
  statedChannel.map((channel) => ({ kind: 'ats_source' as const, channel })),
  advocateId.map((id) => ({ kind: 'candidate_answer' as const, advocateId: id })),
  fc
    .constantFrom(...STATED_CHANNELS, 'advocate' as const)
    .map((channel) => ({ kind: 'candidate_answer' as const, channel })),
);
export const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  { weight: 4, arbitrary: clickId.map((id) => ({ kind: 'click_id' as const, clickId: id })) },
  fc
    .tuple(linkCode, time)
    .map(([code, at]) => ({ kind: 'link_code' as const, linkCode: code, ...(at !== undefined && { at }) })),
  fc
    .tuple(advocateId, time)
    .map(([id, at]) => ({ kind: 'referral' as const, advocateId: id, ...(at !== undefined && { at }) })),
  offset.map((at) => ({ kind: 'direct_visit' as const, at: seconds(at) })),
  fc.constantFrom('key-1', 'key-2', 'key-3').map((key) => ({
    kind: 'visitor_key' as const,
    visitorKey: key,
  })),
  hearsay,
);
export const evidences = fc.array(evidence, { maxLength: 8 });

const correction = fc.record({
  at: fc.integer({ min: -5, max: 60 }).map(days),
  says: fc.record({ creditedTo: advocateId, channel: statedChannel }, { requiredKeys: [] }),
});

/** One or two applications, with what may follow. */
const someEvents = fc
  .record({
    first: evidences,
    second: maybe(fc.tuple(evidences, fc.integer({ min: 0, max: 60 }))),
    again: maybe(evidences),
    internal: fc.boolean(),
    corrections: fc.array(correction, { maxLength: 3 }),
    hire: maybe(afterwards),
    hireReversal: maybe(afterwards),
    reversal: maybe(fc.tuple(fc.constantFrom(...STAGES), afterwards)),
    applicationDeletion: maybe(afterwards),
    merged: maybe(evidences),
  })
  .map((told): AcceptedEvent[] => [
    applied(told.first),
    stage('e-interview', days(3), 'interview'),
    ...(told.second
      ? [
          applied(told.second[0], {
            key: 'e-second',
            applicationId: 'app-2',
            at: days(told.second[1]),
            internal: told.internal,
          }),
        ]
      : []),
    ...(told.again ? [applied(told.again, { key: 'e-again', at: seconds(30) })] : []),
    ...told.corrections.map(({ at, says }, n) => sourceChanged(`e-source-${String(n)}`, at, says)),
    ...(told.hire ? [hired('e-hire', told.hire)] : []),
    ...(told.hireReversal ? [reversed('e-reversed', told.hireReversal)] : []),
    ...(told.reversal ? [outcomeReversed('e-taken-back', told.reversal[1], told.reversal[0])] : []),
    ...(told.applicationDeletion ? [applicationDeleted('e-gone', told.applicationDeletion)] : []),
    ...(told.merged
      ? [
          applied(told.merged, { key: 'e-other', candidateRef: MERGED, applicationId: 'app-3' }),
          event('candidate.merged', 'e-merge', days(5), { candidateRef: CANDIDATE, mergedRef: MERGED }),
        ]
      : []),
  ]);

/** A candidate who is still there; the ends of a candidate's story are properties of their own. */
export const presentStory = fc
  .record({
    events: someEvents,
    clicks: fc.uniqueArray(someClick, { selector: ({ key }) => key, maxLength: 12 }),
    views: fc.uniqueArray(someView, { selector: ({ key }) => key, maxLength: 6 }),
  })
  .map(({ events, clicks, views }) => story(events, clicks, views));

export const candidateEvent = (
  type: 'candidate.deleted' | 'candidate.anonymised',
  at: AcceptedEvent['occurredAt'],
  candidateRef: string = CANDIDATE,
) => event(type, `e-${type}-${candidateRef}`, at, { candidateRef });

/** A candidate with any story, who may also have been deleted or anonymised. */
export const someStory = fc
  .record({ told: presentStory, deletion: maybe(afterwards), anonymisation: maybe(afterwards) })
  .map(({ told, deletion, anonymisation }): CandidateStory =>
    withEvents(told, [
      ...(deletion ? [candidateEvent('candidate.deleted', deletion)] : []),
      ...(anonymisation ? [candidateEvent('candidate.anonymised', anonymisation)] : []),
    ]),
  );

export const someSettings = fc
  .record({
    anchor: fc.constantFrom(...ANCHORINGS),
    deletedCandidates: fc.constantFrom(...DELETED_CANDIDATES),
    lookbackDays: fc.constantFrom(90, 10),
  })
  .map((chosen): AttributionSettings => ({ ...DEFAULT_SETTINGS, ...chosen }));

export function withEvents(told: CandidateStory, events: readonly AcceptedEvent[]): CandidateStory {
  return { ...told, events: [...told.events, ...events] };
}
