import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type AcceptedEvent, type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { type TenantId } from '#domain/ids.js';
import { type Claim, claimsOf, clickClaim, visitClaim } from './claim.js';
import { addClaims, findClaims, mergedFamilies } from './claims.js';
import { findNamedClicks } from './named-clicks.js';

/** Candidates of one tenant that a batch can change, with everybody they are merged with. */
export interface TouchedCandidates {
  readonly tenant: TenantId;
  readonly candidateRefs: readonly string[];
}

/**
 * Finds the candidates that a batch can change. To be asked after its facts are stored.
 *
 * Why no pair of facts is missed, in whatever order and in whichever process they arrive: a candidate's side first
 * commits its claim and then reads the clicks; a click's side first stores the click and then reads the claims. If the
 * candidate's side did not see the click, the click was stored after that reading, so after the claim was committed,
 * and the click's side finds the claim. The same holds for a neighbour of a named click (claim on visitor and link) and
 * for an event of a merged reference (claim on the reference).
 */
export async function touchedCandidates(
  stores: { readonly clickhouse: ClickHouseClient; readonly postgres: Pool },
  events: readonly AcceptedEvent[],
): Promise<TouchedCandidates[]> {
  const { postgres, clickhouse } = stores;
  await addClaims(postgres, events.flatMap(claimsOf));
  const touched: TouchedCandidates[] = [];
  for (const [tenant, own] of Map.groupBy(events, (event) => event.tenant)) {
    const clicks = own.filter((event) => event.type === 'click.recorded');
    const byClick = await findClaims(postgres, tenant, [...new Set(clicks.flatMap(claimsThatWaitFor))]);
    await addClaims(postgres, [
      ...visitsOfArrived(clicks, byClick),
      ...(await visitsOfStored(clickhouse, tenant, own)),
    ]);
    const direct = [...own.flatMap(candidatesIn), ...[...byClick.values()].flat()];
    if (direct.length === 0) continue;
    const families = await mergedFamilies(postgres, tenant, direct);
    touched.push({ tenant, candidateRefs: [...families.keys()].sort() });
  }
  return touched;
}

function claimsThatWaitFor({ data }: AcceptedEventOf<'click.recorded'>): string[] {
  const { clickId, linkCode, verdict, visitorKey } = data;
  if (verdict !== 'human' || visitorKey === undefined) return [clickClaim(clickId)];
  return [clickClaim(clickId), visitClaim(visitorKey, linkCode)];
}

/** Named clicks that came in this batch: their neighbours matter from now on. */
function visitsOfArrived(
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

/** Clicks named in this batch that were there before. */
async function visitsOfStored(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  events: readonly AcceptedEvent[],
): Promise<Claim[]> {
  const claims = events.flatMap(claimsOf);
  const candidatesOf = Map.groupBy(claims, ({ claim }) => claim);
  const clickIds = events.flatMap((event) =>
    event.type === 'application.received'
      ? (event.data.evidence ?? []).flatMap((item) => (item.kind === 'click_id' ? [item.clickId] : []))
      : [],
  );
  const named = await findNamedClicks(clickhouse, tenant, clickIds);
  return named
    .filter(({ visitor_key }) => visitor_key !== '')
    .flatMap(({ click_id, visitor_key, link_code }) =>
      (candidatesOf.get(clickClaim(click_id)) ?? []).map(({ candidateRef }) => ({
        tenant,
        claim: visitClaim(visitor_key, link_code),
        candidateRef,
      })),
    );
}

function candidatesIn({ data }: AcceptedEvent): string[] {
  if (!('candidateRef' in data) || data.candidateRef === undefined) return [];
  return 'mergedRef' in data ? [data.candidateRef, data.mergedRef] : [data.candidateRef];
}
