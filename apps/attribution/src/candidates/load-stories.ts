import { type ClickHouseClient } from '@clickhouse/client';
import { type ClientBase } from 'pg';
import { type CandidateStory } from '#domain/attribution/candidate-story.js';
import { type ClickFact } from '#domain/clicks/click-fact.js';
import { type AcceptedEvent, type LinkContext } from '#domain/events/accepted-event.js';
import { type Evidence } from '#domain/events/catalogue.js';
import { asId, type CandidateRef, type TenantId } from '#domain/ids.js';
import { type VacancyView } from '#domain/journeys/vacancy-view.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { contextOf, type LinkColumns } from './link-columns.js';
import { findNamedClicks } from './named-clicks.js';
import { findNearbyClicks } from './nearby-clicks.js';
import { loadTalentEvents } from './talent-event-store.js';
import { findVisitorViews } from './visitor-views.js';

const LINKS_BY_CODE = loadSql(import.meta.url, './links-by-code.sql');

/**
 * Reads everything that is stored about some candidates.
 * Link codes named as evidence or by a view get what the link points at now: unlike a click, neither keeps a copy of it.
 */
export async function loadStories(
  stores: { readonly clickhouse: ClickHouseClient; readonly postgres: ClientBase },
  tenant: TenantId,
  candidateRefs: readonly string[],
  families: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<CandidateStory[]> {
  const familyOf = (ref: string): ReadonlySet<string> => families.get(ref) ?? new Set([ref]);
  const relatives = new Set(candidateRefs.flatMap((ref) => [...familyOf(ref)]));
  const events = await loadTalentEvents(stores.clickhouse, tenant, relatives);
  const evidence = events.flatMap(evidenceIn);
  const views = await findVisitorViews(stores.clickhouse, tenant, visitorKeysIn(evidence));
  const viewsOf = Map.groupBy(views, ({ visitorKey }) => visitorKey);
  const named = await findNamedClicks(stores.clickhouse, tenant, clickIdsIn(evidence, views));
  const clicks = new ClicksByName(await findNearbyClicks(stores.clickhouse, tenant, named));
  const links = await linksByCode(stores.postgres, tenant, linkCodesIn(evidence, views));
  const eventsOf = Map.groupBy(events, (event) =>
    'candidateRef' in event.data ? event.data.candidateRef : undefined,
  );
  return candidateRefs.map((ref) => {
    const own = [...familyOf(ref)].flatMap((member) => eventsOf.get(asId<CandidateRef>(member)) ?? []);
    const ownEvidence = own.flatMap(evidenceIn);
    const ownViews = visitorKeysIn(ownEvidence).flatMap((visitorKey) => viewsOf.get(visitorKey) ?? []);
    return {
      candidateRef: asId<CandidateRef>(ref),
      events: own,
      clicks: clicks.near(clickIdsIn(ownEvidence, ownViews)),
      views: ownViews,
      links,
    };
  });
}

function evidenceIn(event: AcceptedEvent): readonly Evidence[] {
  return event.type === 'application.received' ? (event.data.evidence ?? []) : [];
}

function visitorKeysIn(evidence: readonly Evidence[]): string[] {
  return evidence.flatMap((item) => (item.kind === 'visitor_key' ? [item.visitorKey] : []));
}

/** Named by evidence itself, or carried by a view of a visitor whom evidence names. */
function clickIdsIn(evidence: readonly Evidence[], views: readonly VacancyView[]): string[] {
  return [
    ...evidence.flatMap((item) => (item.kind === 'click_id' ? [item.clickId] : [])),
    ...views.flatMap(({ clickId }) => (clickId === undefined ? [] : [clickId])),
  ];
}

function linkCodesIn(evidence: readonly Evidence[], views: readonly VacancyView[]): string[] {
  return [
    ...evidence.flatMap((item) => (item.kind === 'link_code' ? [item.linkCode] : [])),
    ...views.flatMap(({ linkCode }) => (linkCode === undefined ? [] : [linkCode])),
  ];
}

/** Finds the clicks of some ids, each with its neighbours, without walking through everybody's. */
class ClicksByName {
  private readonly byId: ReadonlyMap<string, readonly ClickFact[]>;
  private readonly byVisit: ReadonlyMap<string, readonly ClickFact[]>;

  constructor(clicks: readonly ClickFact[]) {
    this.byId = Map.groupBy(clicks, ({ clickId }) => clickId);
    this.byVisit = Map.groupBy(clicks, visitOf);
  }

  near(clickIds: readonly string[]): ClickFact[] {
    const near = new Set<ClickFact>();
    for (const clickId of clickIds) {
      for (const named of this.byId.get(clickId) ?? []) {
        near.add(named);
        for (const neighbour of this.byVisit.get(visitOf(named)) ?? []) near.add(neighbour);
      }
    }
    return [...near];
  }
}

/** A click without a visitor key is a visit by itself. */
function visitOf({ visitorKey, linkCode, key }: ClickFact): string {
  return JSON.stringify(visitorKey === undefined ? [key] : [visitorKey, linkCode]);
}

async function linksByCode(
  postgres: ClientBase,
  tenant: TenantId,
  codes: readonly string[],
): Promise<Map<string, LinkContext>> {
  if (codes.length === 0) return new Map();
  const { rows } = await postgres.query<LinkColumns & { code: string }>(LINKS_BY_CODE, [tenant, codes]);
  return new Map(rows.map((row) => [row.code, contextOf(row)]));
}
