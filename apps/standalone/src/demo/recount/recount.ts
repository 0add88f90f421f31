import { clicksOf } from './clicks.js';
import { costPerHire } from './costs.js';
import { type Disagreement, disagreementIn } from './disagreement.js';
import { type FunnelLine, funnelOf } from './funnel.js';
import { hiresOf } from './hires.js';
import { creditsOf, type Outcome, outcomesOf } from './hiring.js';
import { type DrawnHoldout, holdoutArms } from './holdout.js';
import { judge } from './judge.js';
import { MODELS } from './models.js';
import { type Reach, reachBy } from './reach.js';
import { linksOf, readRecord } from './record.js';
import { type RetainedAt, retention } from './retention.js';
import { teamsOf } from './teams.js';
import { deliveredBy } from './webhooks/delivered.js';

/** The numbers of a demo, counted from what was sent. */
export interface Recount {
  readonly reach: Reach;
  readonly reachByTeam: Readonly<Record<string, Reach>>;
  readonly reachByContent: Readonly<Record<string, Reach>>;
  readonly funnel: Readonly<Record<string, FunnelLine>>;
  /** Millionths, per `model/stage/channel`, and so on. */
  readonly creditByChannel: Readonly<Record<string, number>>;
  readonly creditByTeam: Readonly<Record<string, number>>;
  readonly creditByContent: Readonly<Record<string, number>>;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  /** Events that recruitment systems delivered, each once, and deliveries that were not theirs. */
  readonly webhookEvents: number;
  readonly webhooksForged: number;
  readonly hires: Readonly<Record<string, number | null>>;
  readonly disagreement: Disagreement;
  readonly holdout: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly cost: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly retainedAt: RetainedAt;
}

/** Both ends belong to it. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What the record does not hold: the days that were asked for, and how the lot fell. */
export interface Circumstances {
  readonly period: Days;
  readonly holdout: DrawnHoldout;
}

/** Channels that are nobody's team. */
const PLACES: Readonly<Record<string, string>> = {
  direct: '(direct)',
  company_page: '(company page)',
  job_board: '(job board)',
  agency: '(agency)',
  event: '(event)',
};

/**
 * @param now when the demo was played: what lies further ahead was refused
 * @param internalPrefix how the addresses of the organisation itself begin
 */
export function recount(
  file: string,
  now: number,
  internalPrefix: string,
  { period, holdout }: Circumstances,
): Recount {
  const record = readRecord(file);
  const links = linksOf(record);
  const { events: sent, refused } = judge(record, now);
  const delivered = deliveredBy(record, links);
  const events = [...sent, ...delivered.events];
  const clicks = clicksOf(record, events, links, internalPrefix);
  const material = {
    shares: events.filter(({ type }) => type === 'share.created'),
    measured: events.filter(({ type }) => type === 'share.measured'),
    clicks,
  };
  const teamAt = teamsOf(events);
  const outcomes = outcomesOf(events, clicks, links);
  const [reach] = Object.values(reachBy(material, { ofShare: () => 'total', ofClick: () => 'total' }));
  if (reach === undefined) throw new Error('nothing was shared in this history');
  return {
    reach,
    reachByTeam: reachBy(material, {
      ofShare: ({ data, at }) => teamAt(data['advocateId'] as string | undefined, at),
      ofClick: ({ link, at }) => teamAt(link.advocateId, at),
    }),
    reachByContent: reachBy(material, {
      ofShare: ({ data }) => data['contentId'] as string,
      ofClick: ({ link }) => link.contentId ?? '',
    }),
    funnel: funnelOf(outcomes),
    creditByChannel: credits(outcomes, ({ channel }) => (channel in PLACES ? channel : 'advocate')),
    creditByTeam: credits(outcomes, ({ channel, at }) => PLACES[channel] ?? teamAt(channel, at)),
    creditByContent: credits(outcomes, ({ channel, contentId }) =>
      channel in PLACES && channel !== 'company_page'
        ? (PLACES[channel] ?? '')
        : contentId === ''
          ? '(none)'
          : contentId,
    ),
    verdicts: tally(clicks.map(({ verdict, rule }) => [`${verdict}/${rule}`, 1])),
    refused,
    webhookEvents: delivered.events.length,
    webhooksForged: delivered.forged,
    hires: hiresOf(outcomes),
    disagreement: disagreementIn(outcomes),
    holdout: holdoutArms(holdout, events, outcomes),
    cost: costPerHire(events, outcomes, period),
    retainedAt: retention(events, outcomes, period, now),
  };
}

type PathTouch = Outcome['path'][number];

/** Standing outcomes of people from outside, divided by every model. */
function credits(
  outcomes: readonly Outcome[],
  memberOf: (touch: PathTouch) => string,
): Record<string, number> {
  const rows = outcomes
    .filter(({ internal, reversed }) => !internal && !reversed)
    .flatMap(({ stage, path }) =>
      Object.keys(MODELS).flatMap((model): [string, number][] =>
        path.length === 0
          ? [[`${model}/${stage}/unattributed`, 1_000_000]]
          : creditsOf(path, model).map(({ touch, micro }) => [`${model}/${stage}/${memberOf(touch)}`, micro]),
      ),
    );
  return tally(rows);
}

function tally(rows: readonly (readonly [name: string, amount: number])[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const [name, amount] of rows) totals[name] = (totals[name] ?? 0) + amount;
  return totals;
}
