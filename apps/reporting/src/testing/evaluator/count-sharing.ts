import { type Click, COUNTERS, type Organisation, type Share } from '../organisation.js';
import { dayOf, type Recount } from '../recount.js';
import { add, type Board } from './board.js';
import { passesText } from './passes.js';
import { type Condition, type EvaluatedQuestion } from './question.js';

/** What counting needs: the facts, how their members are shown, and what is asked of dimensions. */
export interface Counting {
  readonly facts: Organisation;
  readonly recount: Recount;
  readonly touches: ReadonlySet<Click>;
  readonly question: EvaluatedQuestion;
  readonly conditions: readonly Condition[];
  readonly board: Board;
}

/** Shares with what was measured of them, and clicks, each on its own day. */
export function countSharing(counting: Counting): void {
  const { facts, recount, touches } = counting;
  for (const share of facts.shares) {
    const line = lineOf(share, counting);
    if (line === undefined) continue;
    add(line, 'shares');
    if (share.audience !== null) {
      add(line, 'shares_with_audience');
      add(line, 'potential_exposures', share.audience);
    }
    const latest = recount.latest(share.share_id);
    if (latest === undefined) continue;
    add(line, 'shares_measured');
    for (const counter of COUNTERS) {
      const value = latest[counter];
      if (value === null) continue;
      add(line, counter, value);
      add(line, `shares_with_${counter}`);
    }
  }
  for (const click of facts.clicks) {
    const line = lineOf(click, counting);
    if (line === undefined) continue;
    add(line, 'requests');
    if (click.verdict === 'human') add(line, 'clicks_human');
    if (click.verdict === 'human' && click.visitor_key === '') add(line, 'clicks_keyless');
    if (touches.has(click)) add(line, 'touches');
  }
}

/** Audiences of shares: of each advocate or page on each network the largest. */
export function countAudiences(counting: Counting): void {
  for (const share of counting.facts.shares) {
    if (share.audience === null || share.audience === 0) continue;
    const line = lineOf(share, counting);
    if (line === undefined) continue;
    const whose = JSON.stringify([share.sharer, share.advocate_id, share.network]);
    line.audiences.set(whose, Math.max(line.audiences.get(whose) ?? 0, share.audience));
  }
}

export function countVerdicts({ facts, question, conditions, board }: Counting): void {
  for (const click of facts.clicks) {
    const day = dayOf(click.occurred_at, question.zone);
    const shown: Readonly<Record<string, string>> = {
      verdict: click.verdict,
      rule: click.rule,
      network: click.network === '' ? '(none)' : click.network,
    };
    const passes = conditions.every((condition) => passesText(shown[condition.member] ?? '', condition));
    if (!board.isAsked(day) || !passes) continue;
    const labels = question.dimensions.map((dimension) => shown[dimension] ?? '');
    add(board.at(day, labels), 'verdict_requests');
  }
}

/**
 * Distinct visitors of a day, divided over every combination of members that they came by. Conditions on what a question
 * breaks down by pick lines afterwards; any other takes clicks away before.
 */
export function countPeople({ facts, recount, question, conditions, board }: Counting): void {
  const { dimensions, zone } = question;
  const isOwn = ({ member }: Condition) => dimensions.includes(member);
  const visits = new Map<string, Map<string, readonly string[]>>();
  for (const click of facts.clicks) {
    if (click.verdict !== 'human' || click.visitor_key === '') continue;
    // The company page is no advocate, so its visitors are not divided over advocates.
    if (dimensions.includes('advocate') && click.sharer === 'company_page') continue;
    const before = conditions.filter((condition) => !isOwn(condition));
    if (!before.every((condition) => passesText(labelOf(recount, click, condition.member), condition)))
      continue;
    const day = dayOf(click.occurred_at, zone);
    if (!board.isAsked(day)) continue;
    const key = JSON.stringify([day, click.visitor_key]);
    const members = dimensions.map((dimension) => recount.memberOf(click, dimension, click.occurred_at));
    visits.set(
      key,
      (visits.get(key) ?? new Map<string, readonly string[]>()).set(JSON.stringify(members), members),
    );
  }
  for (const [key, reached] of visits) {
    const [day] = JSON.parse(key) as [string];
    for (const members of reached.values()) {
      const labels = members.map((member, index) => recount.shown(member, dimensions[index] ?? ''));
      const picked = conditions
        .filter(isOwn)
        .every((condition) => passesText(labels[dimensions.indexOf(condition.member)] ?? '', condition));
      if (!picked) continue;
      const line = board.at(day, labels);
      add(line, 'visitors');
      add(line, 'visitors_divided', 1 / reached.size);
    }
  }
}

function lineOf(origin: Share | Click, { recount, question, conditions, board }: Counting) {
  const day = dayOf(origin.occurred_at, question.zone);
  const passes = conditions.every((condition) =>
    passesText(labelOf(recount, origin, condition.member), condition),
  );
  if (!board.isAsked(day) || !passes) return undefined;
  return board.at(
    day,
    question.dimensions.map((dimension) => labelOf(recount, origin, dimension)),
  );
}

function labelOf(recount: Recount, origin: Share | Click, dimension: string): string {
  return recount.labelOf(origin, dimension, origin.occurred_at);
}
