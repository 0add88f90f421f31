import { attributeCandidate, type CandidateAttribution } from '#domain/attribution/attribute-candidate.js';
import { type AttributionSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type ClickFact } from '#domain/clicks/click-fact.js';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { asId, type CandidateRef } from '#domain/ids.js';
import { type VacancyView } from '#domain/journeys/vacancy-view.js';
import { add, bump, type Counted, type Recount } from './recount.js';
import { type StoryLink } from './story.js';

/**
 * What the ledger has to say, with everything at hand: every candidate is given all events, all clicks and all links.
 * The pipeline finds and loads only some of them, which must not make a difference.
 */
export function expectedLedger(
  events: readonly AcceptedEvent[],
  links: readonly StoryLink[],
  settings: AttributionSettings = DEFAULT_SETTINGS,
): CandidateAttribution[] {
  const refs = new Set(
    events.flatMap(({ data }) => [
      'candidateRef' in data ? data.candidateRef : '',
      'mergedRef' in data ? data.mergedRef : '',
    ]),
  );
  refs.delete('');
  const clicks = events.flatMap((event): ClickFact[] =>
    event.type === 'click.recorded'
      ? [{ key: event.key, at: event.occurredAt, ...event.data, link: event.link }]
      : [],
  );
  const views = events.flatMap((event): VacancyView[] =>
    event.type === 'vacancy.viewed' && event.data.visitorKey !== undefined
      ? [{ key: event.key, at: event.occurredAt, ...event.data, visitorKey: event.data.visitorKey }]
      : [],
  );
  const linkByCode = new Map(links.map(({ code, context }) => [code, context]));
  return [...refs].map((ref) =>
    attributeCandidate(
      { candidateRef: asId<CandidateRef>(ref ?? ''), events, clicks, views, links: linkByCode },
      settings,
    ),
  );
}

export function countOutcomes(ledger: readonly CandidateAttribution[], recount: Recount): Counted {
  const rows: Counted = new Map();
  for (const { at, stage, vacancyId, internal, reversedAt } of ledger.flatMap(({ outcomes }) => outcomes)) {
    bump(
      add(rows, [recount.day(at), stage, vacancyId, String(internal)]),
      reversedAt === undefined ? 'outcomes' : 'reversed',
      1,
    );
  }
  return rows;
}

export function countCredits(ledger: readonly CandidateAttribution[], recount: Recount): Counted {
  const rows: Counted = new Map();
  for (const credit of ledger.flatMap(({ credits }) => credits)) {
    const team = recount.teamOf(credit.advocateId, credit.touchAt ?? credit.outcomeAt);
    const {
      outcomeAt,
      model,
      stage,
      channel,
      advocateId,
      campaignId,
      contentId,
      network,
      vacancyId,
      creditMicro,
    } = credit;
    bump(
      add(rows, [
        recount.day(outcomeAt),
        model,
        stage,
        channel,
        advocateId,
        team,
        campaignId,
        contentId,
        network,
        vacancyId,
      ]),
      'credit_micro',
      creditMicro,
    );
  }
  return rows;
}
