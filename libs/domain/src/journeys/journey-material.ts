import { type ClickFact } from '../clicks/click-fact.js';
import { chainDoubleClicks, type ClickChain } from '../clicks/double-clicks.js';
import { type LinkContext } from '../events/accepted-event.js';
import { canonicalJson } from '../canonical-json.js';
import { type EvidenceStatement } from './evidence-statement.js';
import { type Lookups } from './read-evidence.js';
import { distinctInOrder } from '../time/total-order.js';
import { type VacancyView } from './vacancy-view.js';

/** Where evidence is looked up that does not speak for itself. Each list is a set; extras do no harm. */
export interface EvidenceSources {
  readonly clicks: readonly ClickFact[];
  readonly views: readonly VacancyView[];
  readonly links: ReadonlyMap<string, LinkContext>;
}

/** All that the journeys of one candidate are made of, and nothing else: whatever no evidence names has been left out. */
export interface JourneyMaterial extends Lookups {
  readonly statements: readonly EvidenceStatement[];
  /** Per visitor key that is named, the views that carry it, in the total order. */
  readonly viewsOf: ReadonlyMap<string, readonly VacancyView[]>;
  /** The chains of human clicks that hold at least one click named by evidence. */
  readonly chains: readonly ClickChain[];
}

/** Sorts, removes duplicates and keeps what the evidence names. The order in which things are given does not matter. */
export function gatherMaterial(
  statements: readonly EvidenceStatement[],
  { clicks, views, links }: EvidenceSources,
  doubleClickSeconds: number,
): JourneyMaterial {
  const named = namesIn(statements);
  const viewsOf = Map.groupBy(
    distinctInOrder(views).filter(({ visitorKey }) => named.visitorKeys.has(visitorKey)),
    ({ visitorKey }) => visitorKey,
  );
  for (const view of [...viewsOf.values()].flat()) {
    if (view.clickId !== undefined) named.clickIds.add(view.clickId);
    else if (view.linkCode !== undefined) named.linkCodes.add(view.linkCode);
  }
  const distinctClicks = distinctInOrder(clicks);
  const clickById = new Map<string, ClickFact>();
  for (const click of distinctClicks) {
    if (named.clickIds.has(click.clickId) && !clickById.has(click.clickId))
      clickById.set(click.clickId, click);
  }
  const namedClicks = new Set(clickById.values());
  const humanClicks = distinctClicks.filter((click) => click.verdict === 'human');
  return {
    statements: distinctStatements(statements),
    viewsOf,
    clickById,
    linkByCode: new Map([...links].filter(([code]) => named.linkCodes.has(code))),
    chains: chainDoubleClicks(humanClicks, doubleClickSeconds).filter((chain) =>
      chain.some((click) => namedClicks.has(click)),
    ),
  };
}

function distinctStatements(statements: readonly EvidenceStatement[]): EvidenceStatement[] {
  const byText = new Map(statements.map((statement) => [canonicalJson(statement), statement]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, statement]) => statement);
}

interface Names {
  readonly clickIds: Set<string>;
  readonly linkCodes: Set<string>;
  readonly visitorKeys: Set<string>;
}

function namesIn(statements: readonly EvidenceStatement[]): Names {
  const names: Names = { clickIds: new Set(), linkCodes: new Set(), visitorKeys: new Set() };
  for (const { evidence } of statements) {
    if (evidence.kind === 'click_id') names.clickIds.add(evidence.clickId);
    else if (evidence.kind === 'link_code') names.linkCodes.add(evidence.linkCode);
    else if (evidence.kind === 'visitor_key') names.visitorKeys.add(evidence.visitorKey);
  }
  return names;
}
