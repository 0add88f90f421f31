import { type RawEvent } from '../judge.js';
import { type RecordedExchange, type RecordedLink } from '../record.js';
import { readAshby } from './ashby.js';
import { readGreenhouse } from './greenhouse.js';

/** An event as a delivery tells it; its moment is missing where the system does not say. */
export type Told = Omit<RawEvent, 'at' | 'source'> & { readonly at?: number | undefined };

/** Whose an application is, from the deliveries that named both. */
export type Owners = Map<string, string>;

export type Read = (payload: unknown, owners: Owners, links: ReadonlyMap<string, RecordedLink>) => Told[];

const READERS: Readonly<Record<string, Read>> = { greenhouse: readGreenhouse, ashby: readAshby };
const FORGED = 401;

export interface Delivered {
  /** Each event once, at the moment at which it was first told where nothing else is said. */
  readonly events: readonly RawEvent[];
  readonly forged: number;
}

/** What recruitment systems delivered, in the order in which they did. */
export function deliveredBy(
  record: readonly RecordedExchange[],
  links: ReadonlyMap<string, RecordedLink>,
): Delivered {
  const deliveries = record.filter(({ kind }) => kind === 'webhook');
  const events = new Map<string, RawEvent>();
  const owners: Owners = new Map();
  for (const { request, answer } of deliveries) {
    if (answer.status === FORGED) continue;
    const system = /^\/api\/v1\/ats\/([a-z]+)\//.exec(request.path)?.[1] ?? '';
    const read = READERS[system];
    if (read === undefined) throw new Error(`a delivery of ${system}, which nobody can read`);
    const heardAt = Date.parse(request.headers['x-manyhands-at'] ?? '');
    for (const told of read(JSON.parse(request.body ?? ''), owners, links))
      if (!events.has(told.id)) events.set(told.id, { ...told, source: system, at: told.at ?? heardAt });
  }
  const forged = deliveries.filter(({ answer }) => answer.status === FORGED).length;
  return { events: [...events.values()], forged };
}
