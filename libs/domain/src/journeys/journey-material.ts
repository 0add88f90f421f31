import { type ClickFact } from '../clicks/click-fact.js';
import { chainDoubleClicks, type ClickChain } from '../clicks/double-clicks.js';
import { type LinkContext } from '../events/accepted-event.js';
import { canonicalJson } from '../canonical-json.js';
import { type EvidenceStatement } from './evidence-statement.js';
import { type Lookups } from './read-evidence.js';
import { distinctInOrder } from '../time/total-order.js';

/** All that the journeys of one candidate are made of, and nothing else: whatever no evidence names has been left out. */
export interface JourneyMaterial extends Lookups {
  readonly statements: readonly EvidenceStatement[];
  /** The chains of human clicks that hold at least one click named by evidence. */
  readonly chains: readonly ClickChain[];
}

/** Sorts, removes duplicates and keeps what the evidence names. The order in which things are given does not matter. */
export function gatherMaterial(
  statements: readonly EvidenceStatement[],
  clicks: readonly ClickFact[],
  links: ReadonlyMap<string, LinkContext>,
  doubleClickSeconds: number,
): JourneyMaterial {
  const named = namesIn(statements);
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

function namesIn(statements: readonly EvidenceStatement[]): {
  clickIds: Set<string>;
  linkCodes: Set<string>;
} {
  const clickIds = new Set<string>();
  const linkCodes = new Set<string>();
  for (const { evidence } of statements) {
    if (evidence.kind === 'click_id') clickIds.add(evidence.clickId);
    else if (evidence.kind === 'link_code') linkCodes.add(evidence.linkCode);
  }
  return { clickIds, linkCodes };
}
