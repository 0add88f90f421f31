import { amsterdamDay, type Click, joinDoubleClicks } from '#standalone/demo/recount/clicks.js';
import { type RawEvent } from '#standalone/demo/recount/judge.js';
import { type Grouping, type Material, reachBy } from '#standalone/demo/recount/reach.js';
import { teamsOf } from '#standalone/demo/recount/teams.js';
import { type Facts } from './material.js';
import { keyOf, type Lines } from './lines.js';

export const REACH_BY = ['total', 'advocate', 'team', 'campaign', 'content', 'network'] as const;
export type ReachBy = (typeof REACH_BY)[number];

const COMPANY_PAGE = '(company page)';

/** The reach report, by what and by day or not, from the facts. */
export function reachLines(facts: Facts, by: ReachBy, isByDay: boolean): Lines {
  const material: Material = {
    shares: facts.events.filter(({ type }) => type === 'share.created'),
    measured: facts.events.filter(({ type }) => type === 'share.measured'),
    clicks: facts.clicks,
  };
  const name = namesFor(facts, by);
  const under = (at: number, member: string) => (isByDay ? keyOf(amsterdamDay(at), member) : keyOf(member));
  const grouping: Grouping = {
    ofShare: (share) => under(share.at, name.ofShare(share)),
    ofClick: (click) => under(click.at, name.ofClick(click)),
  };
  if (by !== 'advocate') return linesOf(material, grouping);
  // The page is no advocate: its visitors are not divided over people, and it has no people of its own.
  const page = {
    ...material,
    shares: material.shares.filter(isOfPage),
    clicks: material.clicks.filter(({ link }) => link.by === 'company_page'),
  };
  const people = {
    ...material,
    shares: material.shares.filter((share) => !isOfPage(share)),
    clicks: material.clicks.filter(({ link }) => link.by === 'advocate'),
  };
  const ofPage = [...linesOf(page, grouping)].map(
    ([key, line]) => [key, { ...line, unique_clickers: null, fair_share: null, frequency: null }] as const,
  );
  return new Map([...linesOf(people, grouping), ...ofPage]);
}

/** A touch counts where its first click does, also when the double click of it comes after midnight. */
function linesOf(material: Material, grouping: Grouping): Lines {
  const touches = new Map<string, number>();
  for (const [first] of joinDoubleClicks(material.clicks.filter(({ verdict }) => verdict === 'human'))) {
    if (first === undefined) continue;
    const key = grouping.ofClick(first);
    touches.set(key, (touches.get(key) ?? 0) + 1);
  }
  const lines = Object.entries(reachBy(material, grouping));
  return new Map(lines.map(([key, reach]) => [key, { ...reach, touches: touches.get(key) ?? 0 }]));
}

function namesFor(
  { events, links }: Facts,
  by: ReachBy,
): { ofShare: (share: RawEvent) => string; ofClick: (click: Click) => string } {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : '(none)');
  const teamAt = teamsOf(events);
  switch (by) {
    case 'total':
      return { ofShare: () => '', ofClick: () => '' };
    case 'advocate':
      return {
        ofShare: ({ data }) => (typeof data['advocateId'] === 'string' ? data['advocateId'] : COMPANY_PAGE),
        ofClick: ({ link }) => link.advocateId ?? COMPANY_PAGE,
      };
    case 'team':
      return {
        ofShare: ({ data, at }) => teamAt(data['advocateId'] as string | undefined, at),
        ofClick: ({ link, at }) => teamAt(link.advocateId, at),
      };
    case 'campaign':
      return {
        ofShare: ({ data }) => text(data['campaignId']),
        ofClick: ({ code }) => text(links.get(code)?.campaignId),
      };
    case 'content':
      return {
        ofShare: ({ data }) => text(data['contentId']),
        ofClick: ({ link }) => text(link.contentId),
      };
    case 'network':
      return { ofShare: ({ data }) => text(data['network']), ofClick: ({ link }) => link.network };
  }
}

function isOfPage({ data }: RawEvent): boolean {
  return data['by'] === 'company_page';
}
