import { PARTNER_RULE } from './history/clicking.js';
import { historyOf } from './history/history.js';
import { dayOf, Year } from './history/year.js';
import { type DemoOptions } from './options.js';
import { type Apis, apisOf, type Connections } from './organisation/apis.js';
import { createOrganisation } from './organisation/own-organisation.js';
import {
  countRefused,
  countStored,
  takeRawTopicsOrganisation,
} from './organisation/raw-topics-organisation.js';
import { rehearse } from './organisation/rehearse.js';
import { Doors } from './player/doors.js';
import { HttpEventDoor } from './player/events/http-event-door.js';
import { RawTopicsDoor } from './player/events/raw-topics-door.js';
import { HttpClient } from './player/http.js';
import { Names } from './player/names.js';
import { play } from './player/play.js';
import { startProgress } from './player/progress.js';
import { Recorder } from './player/record.js';
import { Tally } from './player/tally.js';
import { settledReconciliation, untilClicks } from './summary/settled.js';
import { askEverything, type Played, type Summary } from './summary/summary.js';
import { type DemoTarget } from './target.js';

/** Requests under way at once: enough to fill the group commits, few enough for a laptop. */
const CONCURRENCY = 32;

/** Plays a history against a running installation and asks what came of it. */
export async function runDemo(
  options: DemoOptions,
  target: DemoTarget,
  signal: AbortSignal,
): Promise<{ summary: Summary; key: string }> {
  const connections = {
    ingest: new HttpClient(target.ingestUrl, CONCURRENCY),
    reporting: new HttpClient(target.reportingUrl, 1),
  };
  try {
    const { seed, size, endDay } = options;
    const year = new Year(endDay);
    const admin = apisOf(connections, target.adminKey);
    const own = await organisationFor(connections, admin, target);
    if (target.isForeign) await rehearse(connections, admin, target.backdateToken, signal);
    const tallied = await playHistory(options, year, doorsOf(connections, own, target, signal), signal);
    // The reporting zone is ahead of UTC: the last hour of the year is the first of the next day there.
    const period = { from: dayOf(year.start), to: dayOf(year.end) };
    process.stderr.write('Waiting until every event is stored and every day has its rollups ...\n');
    await untilClicks({ api: own.reporting, period }, tallied.clicks, PARTNER_RULE, signal);
    const settling = { operator: admin.reporting, reports: own.reporting, period };
    const reconcile = await settledReconciliation(settling, signal);
    const played = target.rawTopics === undefined ? tallied : await withOutcomes(tallied, own);
    const answers = await askEverything(own.reporting, period);
    return { summary: { seed, size, period, played, answers, reconcile }, key: own.key };
  } finally {
    connections.ingest.close();
    connections.reporting.close();
  }
}

function organisationFor(connections: Connections, admin: Apis, { rawTopics }: DemoTarget): Promise<Apis> {
  return rawTopics === undefined
    ? createOrganisation(connections, admin)
    : takeRawTopicsOrganisation(connections, admin, rawTopics.organisation);
}

function doorsOf(
  { ingest }: Connections,
  { key: apiKey }: Apis,
  { rawTopics, backdateToken }: DemoTarget,
  signal: AbortSignal,
): Doors {
  const events =
    rawTopics === undefined ? new HttpEventDoor(ingest, apiKey) : new RawTopicsDoor(rawTopics.log, signal);
  return new Doors(ingest, events, { apiKey, backdateToken }, new Names());
}

async function playHistory(
  options: DemoOptions,
  year: Year,
  doors: Doors,
  signal: AbortSignal,
): Promise<Played> {
  const tally = new Tally();
  const recorder = options.record === undefined ? undefined : new Recorder(options.record);
  const progress = startProgress('Playing a year', year.end - year.start, options.json);
  try {
    await play(historyOf(options), doors, {
      concurrency: CONCURRENCY,
      signal,
      onAnswer: async (exchange, { sendAt }) => {
        tally.add(exchange);
        progress.update(Math.min(sendAt, year.end) - year.start, dayOf(sendAt));
        await recorder?.write(exchange);
      },
    });
    signal.throwIfAborted();
  } finally {
    progress.stop();
    await recorder?.close();
  }
  return tally.played();
}

/**
 * What became of events that nobody answered, as the services tell afterwards. The organisation was empty, so what is
 * stored and is no click was accepted, and whatever is neither stored nor refused was the repeat of something that is.
 */
async function withOutcomes(tallied: Played, { ingest, reporting }: Apis): Promise<Played> {
  const eventsRefused = await countRefused(ingest);
  const eventsAccepted = (await countStored(reporting)) - tallied.clicks;
  const eventsRepeated = tallied.messages - eventsAccepted - eventsRefused;
  return { ...tallied, eventsAccepted, eventsRepeated, eventsRefused };
}
