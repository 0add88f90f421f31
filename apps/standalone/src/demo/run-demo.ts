import { PARTNER_RULE } from './history/clicking.js';
import { historyOf, preparationOf } from './history/history.js';
import { dayOf, Year } from './history/year.js';
import { type DemoOptions } from './options.js';
import { type Apis, apisOf, type Connections } from './organisation/apis.js';
import { createOrganisation } from './organisation/own-organisation.js';
import {
  countRefused,
  countStored,
  takeRawTopicsOrganisation,
} from './organisation/raw-topics-organisation.js';
import { type RecruitmentSetup, setUpRecruitment } from './organisation/recruitment-setup.js';
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
import { WebhookDoor } from './player/webhook-door.js';
import { settledReconciliation, untilClicks } from './summary/settled.js';
import { askEverything, type Played, type Summary } from './summary/summary.js';
import { type DemoTarget } from './target.js';

/** Requests under way at once: enough to fill the group commits, few enough for a laptop. */
const CONCURRENCY = 32;

type Tallied = Omit<Played, 'webhookEvents'>;

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
    // On the raw topics the organisation is the admin key's own; otherwise it is the demo's, whose first key may do everything.
    const owner = target.rawTopics === undefined ? own.ingest : admin.ingest;
    const setup = await setUpRecruitment(owner, preparationOf(options), target.backdateToken);
    const doors = doorsOf(connections, own, setup, target, signal);
    const tallied = await playHistory(options, setup, year, doors, signal);
    // The reporting zone is ahead of UTC: the last hour of the year is the first of the next day there.
    const period = { from: dayOf(year.start), to: dayOf(year.end) };
    process.stderr.write('Waiting until every event is stored and every day has its rollups ...\n');
    await untilClicks({ api: own.reporting, period }, tallied.clicks, PARTNER_RULE, signal);
    const settling = { operator: admin.reporting, reports: own.reporting, period };
    const reconcile = await settledReconciliation(settling, signal);
    const played = await withOutcomes(tallied, own);
    const answers = await askEverything(own.reporting, period);
    const summary = { seed, size, period, holdout: setup.holdout, played, answers, reconcile };
    return { summary, key: own.key };
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
  { systems }: RecruitmentSetup,
  { rawTopics, backdateToken }: DemoTarget,
  signal: AbortSignal,
): Doors {
  const events =
    rawTopics === undefined ? new HttpEventDoor(ingest, apiKey) : new RawTopicsDoor(rawTopics.log, signal);
  const webhooks = new WebhookDoor(ingest, systems, backdateToken);
  return new Doors(ingest, events, webhooks, { apiKey, backdateToken }, new Names());
}

async function playHistory(
  options: DemoOptions,
  { holdout }: RecruitmentSetup,
  year: Year,
  doors: Doors,
  signal: AbortSignal,
): Promise<Tallied> {
  const tally = new Tally();
  const recorder = options.record === undefined ? undefined : new Recorder(options.record);
  const progress = startProgress('Playing a year', year.end - year.start, options.json);
  try {
    await play(historyOf(options, holdout.heldOutTeams), doors, {
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
 * What nobody was answered, as the installation tells afterwards: the organisation was empty, so what is stored and is
 * neither a click nor an event that was sent came by a webhook. Of what was written to a raw topic, whatever is neither
 * refused nor the repeat of something was accepted.
 */
async function withOutcomes(tallied: Tallied, { ingest, reporting }: Apis): Promise<Played> {
  const stored = (await countStored(reporting)) - tallied.clicks;
  if (tallied.messages === 0) return { ...tallied, webhookEvents: stored - tallied.eventsAccepted };
  const eventsRefused = await countRefused(ingest);
  const eventsAccepted = tallied.messages - tallied.eventsRepeated - eventsRefused;
  return { ...tallied, eventsAccepted, eventsRefused, webhookEvents: stored - eventsAccepted };
}
