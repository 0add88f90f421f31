import { setTimeout as pause } from 'node:timers/promises';
import { type Bench } from '../finding.js';
import { metric } from '../metrics.js';
import { allowDestination, type ApiServer, ask, type Server, withDataFolder, withServer } from '../server.js';
import { rounded } from '../statistics.js';
import { insertDirectly } from './direct-insert.js';
import { enrolments, type StreamEvent, streamOf } from './stream.js';

const LEAST_RATIO = 0.4;
const EVENTS = 200_000;
const QUICK_EVENTS = 20_000;
const EVENTS_PER_REQUEST = 1_000;
const SENDERS = 4;
const LINKS = 60;
/** Counted by attribution when a batch is in the fact tables. */
export const STORED = 'manyhands_attribution_events_total';

export interface PostedToQueryable {
  /** Seconds from the first request until the last event was acknowledged, and until the last could be queried. */
  readonly acknowledged: number;
  readonly queryable: number;
  readonly peakMemoryMiB: number;
}

/**
 * From the first POST until the last event can be queried in ClickHouse, with everything in between: judging, the claim
 * on the identity, the log, attribution. Against the bare insertion of the very same rows.
 */
export const events: Bench = ({ quick, say }) =>
  withDataFolder(async (dataDir) => {
    const count = quick ? QUICK_EVENTS : EVENTS;
    const ours = await withServer(dataDir, (server) => postToQueryable(server, count, say));
    say('inserting the same rows directly');
    const direct = await insertDirectly(dataDir, EVENTS_PER_REQUEST);
    const rate = count / ours.queryable;
    const directRate = direct.rows / direct.seconds;
    const ratio = rounded(rate / directRate, 3);
    return {
      name: 'events',
      findings: [
        {
          what: `events per second, POST to queryable, ${String(EVENTS_PER_REQUEST)} a request`,
          ours: `${String(rounded(rate))}/s`,
          against: `inserting the same rows, ${String(EVENTS_PER_REQUEST)} at a time: ${String(rounded(directRate))}/s`,
          ratio,
          limit: `at least ${String(LEAST_RATIO)}`,
          isKept: ratio >= LEAST_RATIO,
        },
      ],
      details: { events: count, ours, direct, senders: SENDERS },
    };
  });

/** Sends so many events into an empty standalone process, and waits until all can be queried. */
export async function postToQueryable(
  server: Server,
  count: number,
  say: (step: string) => void,
): Promise<PostedToQueryable> {
  await allowDestination(server);
  await sendEvents(server, enrolments());
  const requests = inRequests([...streamOf(count, await createLinks(server))]);
  const storedBefore = await storedCount(server);
  say(`sending ${String(count)} events`);
  const before = performance.now();
  await Promise.all(Array.from({ length: SENDERS }, () => sendAll(server, requests)));
  const acknowledged = (performance.now() - before) / 1_000;
  say('waiting until all can be queried');
  while ((await storedCount(server)) - storedBefore < count) await pause(50);
  const queryable = (performance.now() - before) / 1_000;
  return { acknowledged, queryable, peakMemoryMiB: server.child.peakMemoryMiB() };
}

/** Each sender takes the next request that nobody has taken. */
async function sendAll(server: Server, requests: StreamEvent[][]): Promise<void> {
  for (let request = requests.pop(); request !== undefined; request = requests.pop())
    await sendEvents(server, request);
}

export async function sendEvents(server: ApiServer, stream: readonly StreamEvent[]): Promise<void> {
  const body = stream
    .map((event) => JSON.stringify({ specversion: '1.0', source: 'urn:bench', ...event }))
    .join('\n');
  const { rejected } = await ask<{ rejected: number }>(
    server,
    'POST',
    '/api/v1/events',
    body,
    'application/x-ndjson',
  );
  if (rejected > 0) throw new Error('The stream holds events that are refused');
}

function inRequests(stream: readonly StreamEvent[]): StreamEvent[][] {
  const requests: StreamEvent[][] = [];
  for (let from = 0; from < stream.length; from += EVENTS_PER_REQUEST)
    requests.push(stream.slice(from, from + EVENTS_PER_REQUEST));
  return requests;
}

export async function createLinks(server: ApiServer): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < LINKS; i += 1) {
    const link = {
      destination: 'https://jobs.example.com/',
      by: 'advocate',
      advocateId: `adv-${String(i)}`,
      network: 'linkedin',
      contentId: `content-${String(i)}`,
    };
    codes.push((await ask<{ code: string }>(server, 'POST', '/api/v1/links', JSON.stringify(link))).code);
  }
  return codes;
}

function storedCount(server: Server): Promise<number> {
  return metric(server, STORED);
}
