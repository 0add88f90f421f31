import { compare } from '../book.js';
import { type Visit } from '../workload/sending-book.js';
import { identityOf, type Told } from '../workload/told.js';
import { type StoredVisit } from '../recount/material.js';
import { type StoredRow } from './stored.js';

/** The source of clicks that the product made of requests on links. */
const OWN_CLICKS = 'manyhands/redirect';

const VISIT = 'visit ';

export function isVisit(key: string): boolean {
  return key.startsWith(VISIT);
}

export interface RowFindings {
  /** Events and visits; {@link isVisit} tells which. */
  readonly lost: string[];
  readonly doubled: string[];
  readonly invented: string[];
  /** The visits that are in the store, to be counted with the rest. */
  readonly visits: StoredVisit[];
}

export interface Sent {
  readonly told: ReadonlyMap<string, Told>;
  readonly acknowledged: ReadonlySet<string>;
  readonly visits: ReadonlyMap<number, Visit>;
}

/**
 * Holds the stored rows against what was sent, row for row and with what each row says. A row that says something else
 * is one that is lost and one that was never sent.
 */
export function compareRows({ told, acknowledged, visits }: Sent, stored: readonly StoredRow[]): RowFindings {
  const events = stored.filter(({ source }) => source !== OWN_CLICKS);
  const clicks = stored.filter(({ source }) => source === OWN_CLICKS);
  const keys = new Map([...told].map(([identity, event]) => [identity, toldKey(event)]));
  const ofEvents = compare(
    {
      sent: new Set(keys.values()),
      acknowledged: new Set([...acknowledged].map((identity) => keys.get(identity) ?? identity)),
    },
    events.map(rowKey),
  );
  // A visit that was answered was told its id; of one that was not, the row itself names it.
  const visitKey = (at: number, { code, clickId }: Visit) => `${VISIT}${String(at)} ${code} ${clickId ?? ''}`;
  const known = (at: number, clickId: string) => (visits.get(at)?.clickId === undefined ? '' : clickId);
  const ofVisits = compare(
    {
      sent: new Set([...visits].map(([at, visit]) => visitKey(at, visit))),
      acknowledged: new Set(
        [...visits]
          .filter(([, { clickId }]) => clickId !== undefined)
          .map(([at, visit]) => visitKey(at, visit)),
      ),
    },
    clicks.map(({ at, type, event_id }) => `${VISIT}${String(at)} ${type} ${known(at, event_id)}`),
  );
  return {
    lost: [...ofEvents.lost, ...ofVisits.lost],
    doubled: [...ofEvents.doubled, ...ofVisits.doubled],
    invented: [...ofEvents.invented, ...ofVisits.invented],
    visits: clicks.flatMap(({ at, event_id }) => {
      const visit = visits.get(at);
      return visit === undefined ? [] : [{ visit, clickId: event_id }];
    }),
  };
}

function toldKey(event: Told): string {
  const { type, at, data } = event;
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  if (type === 'click.recorded')
    return [identityOf(event), text('linkCode'), String(at), text('clickId')].join(' ');
  const subject =
    text('shareId') || text('candidateRef') || text('vacancyId') || text('advocateId') || text('pageId');
  return [identityOf(event), type, String(at), subject].join(' ');
}

function rowKey({ source, event_id, type, at, subject }: StoredRow): string {
  return [source, event_id, type, String(at), subject].join(' ');
}
