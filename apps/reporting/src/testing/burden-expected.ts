import { DAY_MS } from './programme-organisation.js';
import { type ProgrammeQuestion, type ProgrammeRecount } from './programme-recount.js';
import { type Expected, keyOf, Tally } from './tally.js';

const OFFER_WINDOW_MS = 28 * DAY_MS;

export function expectedBurden(recount: ProgrammeRecount, question: ProgrammeQuestion): Expected {
  const tally = new Tally();
  const perPerson = new Map<string, Map<string, number>>();
  for (const { by, at } of recount.shares) {
    const period = recount.period(at, question);
    if (period === undefined) continue;
    const key = keyOf(period, recount.label(recount.stateAt(by, at).team, question));
    tally.add(key, 'advocate_shares');
    tally.addOnce(key, 'active_advocates', by);
    const counts = perPerson.get(key) ?? new Map<string, number>();
    perPerson.set(key, counts.set(by, (counts.get(by) ?? 0) + 1));
    const [weekday = '', hour = ''] = new Intl.DateTimeFormat('en-GB', {
      timeZone: recount.zone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    })
      .format(at)
      .split(/,? /);
    if (weekday.startsWith('S') || Number(hour) < 7 || Number(hour) > 19) tally.add(key, 'off_hours_shares');
  }
  for (const [key, counts] of perPerson) {
    const sorted = [...counts.values()].sort((a, b) => a - b);
    const at = (part: number) => {
      const place = (sorted.length - 1) * part;
      const [low = NaN, high = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
      return low + (high - low) * (place % 1);
    };
    tally.add(key, 'shares_median', at(0.5));
    tally.add(key, 'shares_p90', at(0.9));
    tally.add(key, 'shares_max', at(1));
  }
  for (const offer of recount.of('content.offered')) {
    const period = recount.period(offer.at, question);
    if (period === undefined) continue;
    for (const person of recount.people) {
      const { isEnrolled, team } = recount.stateAt(person, offer.at);
      const to = offer.data['offeredTo'];
      if (!isEnrolled || !(to === 'everyone' || (Array.isArray(to) && to.includes(team)))) continue;
      const key = keyOf(period, recount.label(team, question));
      tally.addOnce(key, 'offers', offer.key);
      tally.add(key, 'offers_received');
      if (offer.at + OFFER_WINDOW_MS > recount.knownAt) continue;
      tally.add(key, 'offers_followed');
      const isTaken = recount.shares.some(
        ({ by, content, at }) =>
          by === person && content === offer.subject && at >= offer.at && at < offer.at + OFFER_WINDOW_MS,
      );
      if (isTaken) tally.add(key, 'offers_shared');
    }
  }
  for (const { at, what, team } of recount.turns()) {
    const period = recount.period(at, question);
    if (period === undefined || what === 'joined') continue;
    tally.add(
      keyOf(period, recount.label(team, question)),
      what === 'left' ? 'departures' : 'name_withdrawals',
    );
  }
  return tally.lines;
}
