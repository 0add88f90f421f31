import { type Click, type Organisation } from './organisation.js';
import { dayOf, periodOf, Recount, SHOWN_TEAMS } from './recount.js';

/** A share with the one it came from, as it is stored. */
export interface LinkedShare {
  readonly event_key: string;
  readonly occurred_at: string;
  readonly share_id: string;
  readonly parent_share_id: string;
  readonly campaign_id: string;
  readonly network: string;
}

export interface Days {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
}

/** Visitor-days of one member of a breakdown, each written as day and key. */
export function visitorsOf(
  facts: Organisation,
  days: Days,
  by: string,
  member: string,
  passes: (click: Click) => boolean = () => true,
): Set<string> {
  const recount = new Recount(facts);
  const memberOf = (click: Click) => {
    if (by === 'team') return recount.teamOf(click.advocate_id, click.occurred_at);
    return (
      { campaign: click.campaign_id, content: click.content_id, network: click.network }[by] ??
      click.advocate_id
    );
  };
  const visits = facts.clicks.filter(
    (click) =>
      click.verdict === 'human' &&
      click.visitor_key !== '' &&
      isWithin(click.occurred_at, days) &&
      memberOf(click) === member &&
      passes(click),
  );
  return new Set(visits.map((click) => `${dayOf(click.occurred_at, days.zone)} ${click.visitor_key}`));
}

/** What every share led to, found by climbing from each share to its root and walking between every two of them. */
export function cascadesRecounted(shares: readonly LinkedShare[]) {
  const ids = new Set(shares.map(({ share_id }) => share_id));
  const standing = [...ids].map(
    (id) =>
      shares
        .filter(({ share_id }) => share_id === id)
        .sort((a, b) => (a.occurred_at + a.event_key < b.occurred_at + b.event_key ? -1 : 1))[0],
  ) as LinkedShare[];
  const parentOf = new Map(standing.map((share) => [share.share_id, share.parent_share_id]));
  const pathOf = (id: string): string[] => {
    const parent = parentOf.get(id) ?? '';
    return parent === '' || !parentOf.has(parent) ? [id] : [id, ...pathOf(parent)];
  };
  const paths = standing.map((share) => pathOf(share.share_id));
  return [...Map.groupBy(paths, (path) => path.at(-1) ?? '')].map(([rootId, members]) => ({
    root: standing.find(({ share_id }) => share_id === rootId) as LinkedShare,
    shareIds: members.map(([id = '']) => id),
    size: members.length,
    depth: Math.max(...members.map(({ length }) => length - 1)),
    breadth: Math.max(
      ...[...Map.groupBy(members, ({ length }) => length).values()].map(({ length }) => length),
    ),
    virality: members.length < 2 ? undefined : meanDistance(members),
  }));
}

/** Two shares are as far apart as their ways to the first share that both came from. */
function meanDistance(paths: readonly (readonly string[])[]): number {
  let sum = 0;
  for (const a of paths)
    for (const b of paths) {
      const meeting = a.findIndex((id) => b.includes(id));
      sum += meeting + b.indexOf(a[meeting] ?? '');
    }
  return sum / (paths.length * (paths.length - 1));
}

export interface TestRate {
  readonly network: string;
  readonly metric: 'cpc' | 'cpm';
  readonly currency: string;
  /** Low, central, high. */
  readonly amounts: readonly [number, number, number];
  readonly from: string;
  readonly to: string | null;
}

export interface ValueLine {
  clicks: number;
  impressions: number;
  value: [number, number, number];
}

/** Values click by click and share by share: by label, currency and period. */
export function mediaValueRecounted(
  facts: Organisation,
  rates: readonly TestRate[],
  {
    days,
    by,
    granularity,
    hasImpressions,
  }: { days: Days; by: string; granularity: string; hasImpressions: boolean },
): Map<string, ValueLine> {
  const recount = new Recount(facts);
  const lines = new Map<string, ValueLine>();
  const count = (
    metric: string,
    at: string,
    of: Pick<Click, 'network' | 'campaign_id' | 'advocate_id'>,
    number: number,
  ) => {
    if (!isWithin(at, days) || number === 0) return;
    const day = dayOf(at, days.zone);
    const rate = rates.find(
      (one) =>
        one.metric === metric && one.network === of.network && one.from <= day && day <= (one.to ?? '9999'),
    );
    const team = recount.teamOf(of.advocate_id, at);
    const label = {
      total: '',
      network: of.network,
      campaign: of.campaign_id || '(none)',
      team: team === '' ? '(none)' : SHOWN_TEAMS.includes(team) ? team : '(small teams)',
    }[by];
    const key = [periodOf(day, granularity), label, rate?.currency ?? '(no rate)'].join('|');
    const line = lines.get(key) ?? { clicks: 0, impressions: 0, value: [0, 0, 0] };
    line[metric === 'cpc' ? 'clicks' : 'impressions'] += number;
    const each = metric === 'cpc' ? number : number / 1_000;
    line.value = line.value.map(
      (sum, index) => sum + each * (rate?.amounts[index] ?? 0),
    ) as ValueLine['value'];
    lines.set(key, line);
  };
  for (const click of facts.clicks) if (click.verdict === 'human') count('cpc', click.occurred_at, click, 1);
  if (hasImpressions)
    for (const share of facts.shares) {
      const readings = facts.measurements
        .filter(({ share_id, impressions }) => share_id === share.share_id && impressions !== null)
        .sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1));
      count('cpm', share.occurred_at, share, readings.at(-1)?.impressions ?? 0);
    }
  return lines;
}

export function isWithin(at: string, { zone, from, to }: Days): boolean {
  const day = dayOf(at, zone);
  return day >= from && day <= to;
}
