import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type EventKey, type Instant } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { eventKey } from '../../accept/event-key.js';
import { queryInTime } from '../../query-in-time.js';
import { type AtsEvent, type KnownApplication } from '../adapter.js';
import { type AtsConnection, sourceOf } from '../connection.js';

const KNOWN = loadSql(import.meta.url, './sql/known-applications.sql');
const REMEMBER = loadSql(import.meta.url, './sql/remember-applications.sql');
const FORGET = loadSql(import.meta.url, './sql/forget-candidates.sql');
const HEAR = loadSql(import.meta.url, './sql/hear-first.sql');
const FIRST_HEARD = loadSql(import.meta.url, './sql/first-heard.sql');

/** What has to be known of earlier deliveries to read the next: about its applications, and when something was first heard. */
@Injectable()
export class AtsMemory {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** What was said of applications, by their code. */
  async known(
    { id, adapter }: AtsConnection,
    applicationIds: readonly string[],
  ): Promise<ReadonlyMap<string, KnownApplication>> {
    if (applicationIds.length === 0) return new Map();
    const codes = applicationIds.map((application) => `${adapter.name}:${application}`);
    const { rows } = await queryInTime<KnownApplication & { applicationId: string }>(this.pool, KNOWN, [
      id,
      codes,
    ]);
    return new Map(rows.map(({ applicationId, ...known }) => [applicationId, known]));
  }

  /**
   * Learns what some events say of applications, and forgets candidates that were deleted or anonymised. Only of events
   * that are durable: a delivery that is read again after a crash has to be read as it was.
   */
  async learn({ id }: AtsConnection, events: readonly AtsEvent[], nowMs: number): Promise<void> {
    const told = whatIsSaid(events);
    if (told.length > 0) await queryInTime(this.pool, REMEMBER, [id, JSON.stringify(told), new Date(nowMs)]);
    const gone = events.flatMap((event) =>
      event.type === 'candidate.deleted' || event.type === 'candidate.anonymised'
        ? [event.data.candidateRef]
        : [],
    );
    if (gone.length > 0) await queryInTime(this.pool, FORGET, [id, gone]);
  }

  /** When what these events tell was first heard, by their key: now, for those that are new. The same ever after. */
  async firstHeard(
    connection: AtsConnection,
    events: readonly AtsEvent[],
    nowMs: number,
  ): Promise<ReadonlyMap<string, Instant>> {
    if (events.length === 0) return new Map();
    const keys = new Map<EventKey, string>(
      events.map(({ key }) => [eventKey(connection.tenant, sourceOf(connection), key), key]),
    );
    await queryInTime(this.pool, HEAR, [[...keys.keys()], new Date(nowMs)]);
    const { rows } = await queryInTime<{ eventKey: EventKey; heardAt: Date }>(this.pool, FIRST_HEARD, [
      [...keys.keys()],
    ]);
    return new Map(
      rows.flatMap(({ eventKey, heardAt }) => {
        const key = keys.get(eventKey);
        return key === undefined ? [] : [[key, instantOf(heardAt.getTime())] as const];
      }),
    );
  }
}

interface Told {
  readonly application_id: string;
  readonly candidate_ref: string;
  readonly is_hired?: boolean;
  readonly is_rejected?: boolean;
}

/** Of each application once, the later event over the earlier. */
function whatIsSaid(events: readonly AtsEvent[]): Told[] {
  const told = new Map<string, Told>();
  for (const event of events) {
    if (!('applicationId' in event.data)) continue;
    const { applicationId, candidateRef } = event.data;
    told.set(applicationId, {
      ...told.get(applicationId),
      application_id: applicationId,
      candidate_ref: candidateRef,
      ...courseIn(event),
    });
  }
  return [...told.values()];
}

function courseIn({ type }: AtsEvent): Pick<Told, 'is_hired' | 'is_rejected'> {
  switch (type) {
    case 'hired':
      return { is_hired: true };
    case 'hire.reversed':
      return { is_hired: false };
    case 'rejected':
      return { is_rejected: true };
    case 'rejection.reversed':
      return { is_rejected: false };
    default:
      return {};
  }
}
