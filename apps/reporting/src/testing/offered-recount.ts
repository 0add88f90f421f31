import { PEOPLE } from './content-organisation.js';
import { type ContentRecount, middle, per, type Span, textOf } from './content-recount.js';
import { dayOf, type Row } from './recount.js';

export interface OfferedQuestion extends Span {
  readonly by: 'content' | 'kind' | 'vacancy' | 'campaign' | 'total';
  readonly label: string;
  readonly sharers: ReadonlySet<string>;
  readonly k: number;
}

/** Whom the line's items were offered to, by hand: the offers of items that were offered or shared in the period. */
export function offeredColumns(recount: ContentRecount, question: OfferedQuestion): Row {
  const { by, label, sharers, k, ...span } = question;
  const isIn = (day: string) => day >= span.from && day <= span.to;
  const shared = new Set(
    recount
      .published(span)
      .filter(({ share }) => share.sharer === 'advocate')
      .map(({ share }) => share.content_id),
  );
  const all = recount.offers();
  const inPeriod = new Set(
    all.filter(({ occurred_at }) => isIn(dayOf(occurred_at, span.zone))).map(({ subject }) => subject),
  );
  const ofLine = all.filter((offer) => {
    const { subject, occurred_at } = offer;
    const item = recount.item(subject);
    const names = {
      content: subject,
      kind: textOf(item, 'kind'),
      vacancy: textOf(item, 'vacancyId'),
      campaign: textOf(offer, 'campaignId'),
      total: '',
    };
    return (
      names[by] === label &&
      dayOf(occurred_at, span.zone) <= span.to &&
      (inPeriod.has(subject) || shared.has(subject))
    );
  });
  const people = PEOPLE.filter(({ id }) =>
    ofLine.some(({ occurred_at, data }) => {
      const to = data['offeredTo'] as 'everyone' | string[];
      return (
        recount.isIn(id, occurred_at) && (to === 'everyone' || to.includes(recount.teamAt(id, occurred_at)))
      );
    }),
  );
  const takers = people.filter(({ id }) => sharers.has(id)).length;
  const isSaid = ofLine.length > 0 && (people.length === 0 || people.length >= k);
  const firsts = ofLine.filter(
    (offer) =>
      isIn(dayOf(offer.occurred_at, span.zone)) &&
      all.find(({ subject }) => subject === offer.subject) === offer,
  );
  const hours = firsts.flatMap(({ subject, occurred_at }) => {
    const ids = Map.groupBy(
      recount.shares.filter(({ sharer }) => sharer === 'advocate'),
      ({ share_id }) => share_id,
    );
    const times = [...ids.values()]
      .map((told) => told.toSorted((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1))[0])
      .filter((share) => share?.content_id === subject && share.occurred_at >= occurred_at)
      .map((share) => share?.occurred_at ?? '')
      .filter((at) => dayOf(at, span.zone) <= span.to)
      .toSorted();
    return times[0] === undefined ? [] : [(Date.parse(times[0]) - Date.parse(occurred_at)) / 3_600_000];
  });
  return {
    offered_people: isSaid ? people.length : null,
    offered_sharers: isSaid ? takers : null,
    share_rate: isSaid ? per(takers, people.length) : null,
    items_offered: firsts.length,
    items_taken_up: hours.length,
    hours_to_first_share: middle(hours),
  };
}
