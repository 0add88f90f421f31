import { type ClickHouseClient } from '@clickhouse/client';
import { type ClickFact } from '#domain/clicks/click-fact.js';
import { type Verdict } from '#domain/events/catalogue.js';
import { type EventKey, type Instant, type TenantId } from '#domain/ids.js';
import { epochMsOf } from '#domain/time/instant.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { chunksOf } from '../chunks-of.js';
import { contextOf, type LinkColumns } from './link-columns.js';
import { type NamedClick } from './named-clicks.js';

const CLICKS_AROUND = loadSql(import.meta.url, './clicks-around.sql');
/** Query parameters travel in the address, which a server bounds to 1 MiB; a named click makes at most two places. */
const MAX_NAMED = 500;
const HOUR_MS = 3_600_000;

interface ClickColumns extends LinkColumns {
  readonly event_key: EventKey;
  readonly occurred_at: Instant;
  readonly click_id: string;
  readonly link_code: string;
  readonly verdict: Verdict;
  readonly visitor_key: string;
}

/** One visitor's clicks on one link on one UTC day: the place in the sort key where a click and its neighbours lie. */
interface Place {
  readonly day: string;
  readonly link: string;
  readonly visitor: string;
}

/**
 * The named clicks and the other clicks of the same visitors on the same links around them. "Around" is the click's own
 * UTC day and, within an hour of midnight, the adjoining one: a rule about the click alone, so that the answer is the
 * same whatever else has been stored. A chain of double clicks that runs on beyond that is no person's.
 */
export async function findNearbyClicks(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  named: readonly NamedClick[],
): Promise<ClickFact[]> {
  const facts: ClickFact[] = [];
  for (const chunk of chunksOf(named, MAX_NAMED)) {
    const places = [
      ...new Map(chunk.flatMap(placesOf).map((place) => [JSON.stringify(place), place])).values(),
    ];
    const rows = await select<ClickColumns>(clickhouse, CLICKS_AROUND, {
      tenant,
      days: places.map(({ day }) => day),
      links: places.map(({ link }) => link),
      visitors: places.map(({ visitor }) => visitor),
      // Visitors without a key share one place, so there the named clicks are picked out by their own identity.
      keyless: chunk.filter(({ visitor_key }) => visitor_key === '').map(({ event_key }) => event_key),
    });
    facts.push(...rows.map(factOf));
  }
  return facts;
}

function placesOf({ occurred_at, link_code, visitor_key }: NamedClick): Place[] {
  const at = epochMsOf(occurred_at);
  const reach = visitor_key === '' ? 0 : HOUR_MS;
  const days = new Set([at - reach, at, at + reach].map(utcDay));
  return [...days].map((day) => ({ day, link: link_code, visitor: visitor_key }));
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function factOf(row: ClickColumns): ClickFact {
  return {
    key: row.event_key,
    at: row.occurred_at,
    clickId: row.click_id,
    linkCode: row.link_code,
    verdict: row.verdict,
    ...(row.visitor_key === '' ? {} : { visitorKey: row.visitor_key }),
    link: contextOf(row),
  };
}
