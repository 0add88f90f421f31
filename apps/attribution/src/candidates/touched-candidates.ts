import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type AcceptedEvent, type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { type TenantId } from '#domain/ids.js';
import {
  clicksInEvidence,
  clicksOfArrivedViews,
  clicksOfStoredViews,
  visitsOfArrived,
  visitsOfStored,
} from './awaited-clicks.js';
import { claimsOf, clickClaim, visitClaim, visitorClaim } from './claim.js';
import { addClaims, findClaims, mergedFamilies } from './claims.js';

/** Candidates of one tenant that a batch can change, with everybody they are merged with. */
export interface TouchedCandidates {
  readonly tenant: TenantId;
  readonly candidateRefs: readonly string[];
}

/**
 * Finds the candidates that a batch can change. To be asked after its facts are stored.
 *
 * Why no pair of facts is missed, in whatever order and in whichever process they arrive. Facts hang together in
 * chains: an application names a visitor, a view of that visitor carries a click, the click has neighbours; or it names
 * the click itself. Take one link of such a chain. Whoever knows of its near end commits a claim on the far end and
 * only then reads what is stored there; whoever brings the far end has stored it and only then reads the claims. If the
 * first did not see the fact, it was stored after that reading, so after the claim was committed, and the second finds
 * the claim. So for every link one of the two sees both of its ends, recomputes the candidate, and is the one who
 * knows of the near end of the next link: it commits the next claim, on the click that the view carried or on the
 * visitor and link of the click, before it reads on. By induction the whole chain is seen by somebody, who reads the
 * candidate's story after that. Hence the order below: a claim is committed before what it waits for is looked up.
 *
 * The same holds for an event of a merged reference (claim on the reference).
 */
export async function touchedCandidates(
  stores: { readonly clickhouse: ClickHouseClient; readonly postgres: Pool },
  events: readonly AcceptedEvent[],
): Promise<TouchedCandidates[]> {
  await addClaims(stores.postgres, events.flatMap(claimsOf)); // on visitors, on clicks that are named, on merged references
  const touched: TouchedCandidates[] = [];
  for (const [tenant, own] of Map.groupBy(events, (event) => event.tenant)) {
    const awaiting = await candidatesAwaiting(stores, tenant, own);
    const direct = [...own.flatMap(candidatesIn), ...awaiting];
    if (direct.length === 0) continue;
    const families = await mergedFamilies(stores.postgres, tenant, direct);
    touched.push({ tenant, candidateRefs: [...families.keys()].sort() });
  }
  return touched;
}

/** Who waits for views and clicks of this batch. Commits the claims that follow from what has come together. */
async function candidatesAwaiting(
  { clickhouse, postgres }: { readonly clickhouse: ClickHouseClient; readonly postgres: Pool },
  tenant: TenantId,
  events: readonly AcceptedEvent[],
): Promise<string[]> {
  const views = events.filter((event) => event.type === 'vacancy.viewed');
  const clicks = events.filter((event) => event.type === 'click.recorded');
  const byVisitor = await findClaims(postgres, tenant, distinct(views.flatMap(claimsOnView)));
  const carried = [
    ...clicksOfArrivedViews(views, byVisitor),
    ...(await clicksOfStoredViews(clickhouse, tenant, events)),
  ];
  await addClaims(
    postgres,
    carried.map(({ clickId, candidateRef }) => ({ tenant, claim: clickClaim(clickId), candidateRef })),
  );
  const byClick = await findClaims(postgres, tenant, distinct(clicks.flatMap(claimsOnClick)));
  await addClaims(postgres, [
    ...visitsOfArrived(clicks, byClick),
    ...(await visitsOfStored(clickhouse, tenant, [...clicksInEvidence(events), ...carried])),
  ]);
  return [...byVisitor.values(), ...byClick.values()].flat();
}

function claimsOnView({ data: { visitorKey } }: AcceptedEventOf<'vacancy.viewed'>): string[] {
  return visitorKey === undefined ? [] : [visitorClaim(visitorKey)];
}

function claimsOnClick({ data }: AcceptedEventOf<'click.recorded'>): string[] {
  const { clickId, linkCode, verdict, visitorKey } = data;
  if (verdict !== 'human' || visitorKey === undefined) return [clickClaim(clickId)];
  return [clickClaim(clickId), visitClaim(visitorKey, linkCode)];
}

function candidatesIn({ data }: AcceptedEvent): string[] {
  if (!('candidateRef' in data) || data.candidateRef === undefined) return [];
  return 'mergedRef' in data ? [data.candidateRef, data.mergedRef] : [data.candidateRef];
}

function distinct(claims: readonly string[]): string[] {
  return [...new Set(claims)];
}
