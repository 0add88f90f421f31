import { type ClickHouseClient } from '@clickhouse/client';
import { type AcceptedEvent, type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { type Evidence } from '#domain/events/catalogue.js';
import { type TenantId } from '#domain/ids.js';
import { type Claim, clickClaim, visitClaim, visitorClaim } from './claim.js';
import { findNamedClicks } from './named-clicks.js';
import { findVisitorViews } from './visitor-views.js';

/** A click that matters to a candidate, whether it has arrived or not. */
export interface AwaitedClick {
  readonly clickId: string;
  readonly candidateRef: string;
}

/** Clicks that evidence of this batch names. */
export function clicksInEvidence(events: readonly AcceptedEvent[]): AwaitedClick[] {
  return evidenceIn(events).flatMap(({ item, candidateRef }) =>
    item.kind === 'click_id' ? [{ clickId: item.clickId, candidateRef }] : [],
  );
}

/** Clicks carried by views that came in this batch, for those who wait for their visitors. */
export function clicksOfArrivedViews(
  views: readonly AcceptedEventOf<'vacancy.viewed'>[],
  waiting: ReadonlyMap<string, readonly string[]>,
): AwaitedClick[] {
  return views.flatMap(({ data: { clickId, visitorKey } }) => {
    if (clickId === undefined || visitorKey === undefined) return [];
    return (waiting.get(visitorClaim(visitorKey)) ?? []).map((candidateRef) => ({ clickId, candidateRef }));
  });
}

/** Clicks carried by views that were there before, of visitors whom evidence of this batch names. */
export async function clicksOfStoredViews(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  events: readonly AcceptedEvent[],
): Promise<AwaitedClick[]> {
  const candidatesOf = Map.groupBy(
    evidenceIn(events).flatMap(({ item, candidateRef }) =>
      item.kind === 'visitor_key' ? [{ visitorKey: item.visitorKey, candidateRef }] : [],
    ),
    ({ visitorKey }) => visitorKey,
  );
  const views = await findVisitorViews(clickhouse, tenant, candidatesOf.keys());
  return views.flatMap(({ clickId, visitorKey }) =>
    clickId === undefined
      ? []
      : (candidatesOf.get(visitorKey) ?? []).map(({ candidateRef }) => ({ clickId, candidateRef })),
  );
}

/** The neighbours of clicks that arrived in this batch and are awaited: they matter from now on. */
export function visitsOfArrived(
  clicks: readonly AcceptedEventOf<'click.recorded'>[],
  waiting: ReadonlyMap<string, readonly string[]>,
): Claim[] {
  return clicks.flatMap(({ tenant, data }) => {
    const { visitorKey } = data;
    if (visitorKey === undefined) return [];
    const claim = visitClaim(visitorKey, data.linkCode);
    return (waiting.get(clickClaim(data.clickId)) ?? []).map((candidateRef) => ({
      tenant,
      claim,
      candidateRef,
    }));
  });
}

/** The neighbours of awaited clicks that were there before. */
export async function visitsOfStored(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  awaited: readonly AwaitedClick[],
): Promise<Claim[]> {
  const candidatesOf = Map.groupBy(awaited, ({ clickId }) => clickId);
  const named = await findNamedClicks(clickhouse, tenant, candidatesOf.keys());
  return named
    .filter(({ visitor_key }) => visitor_key !== '')
    .flatMap(({ click_id, visitor_key, link_code }) =>
      (candidatesOf.get(click_id) ?? []).map(({ candidateRef }) => ({
        tenant,
        claim: visitClaim(visitor_key, link_code),
        candidateRef,
      })),
    );
}

function evidenceIn(events: readonly AcceptedEvent[]): { item: Evidence; candidateRef: string }[] {
  return events.flatMap((event) =>
    event.type === 'application.received'
      ? (event.data.evidence ?? []).map((item) => ({ item, candidateRef: event.data.candidateRef }))
      : [],
  );
}
