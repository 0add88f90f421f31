import { setTimeout as pause } from 'node:timers/promises';
import { ConsumerLag } from '../stage/consumer-lag.js';
import { durationOf } from '../stage/length.js';
import { ACCEPTED } from '../stage/readers.js';
import { untilTrue } from '../stage/settle.js';
import { type SmallDisks } from '../stage/small-disks.js';
import { type Stage } from '../stage/stage.js';
import { type StoreName } from './outage.js';
import { notNowSoFar } from './probes.js';
import { type Scenario } from './scenario.js';

/** What is left when a disk is made small: enough to begin a write, not to end it. */
const LEFT_KIB = 64;
/** How long a full disk may stay unnoticed under load. */
const NOTICED_WITHIN_MS = 60_000;

export const diskFull: Scenario = {
  name: 'disk-full',
  summary:
    'the disk of each store and of the spool full for a while: no acknowledgement without a place to keep it',
  needs: 'disks that can be filled',
  async run(stage) {
    const { disks } = stage.installation;
    if (disks === undefined) throw new Error('this installation has no small disks');
    await stage.underLoad(async () => {
      for (const store of ['clickhouse', 'postgres', 'kafka'] as const) await fill(stage, disks, store);
      await fillSpool(stage, disks);
    });
  },
};

/** Fills the disk of one store, and gives it room again. Nothing is repaired; a store that gave up is started again. */
async function fill(stage: Stage, disks: SmallDisks, store: StoreName): Promise<void> {
  stage.say(`the disk of ${store} is full`);
  const refusedBefore = notNowSoFar(stage);
  disks.leave(store, LEFT_KIB);
  try {
    await pause(durationOf(stage.length, 4, 60));
    if (store === 'clickhouse') await expectToWait(stage);
    else await expectNotNow(stage, store, refusedBefore);
    stage.figures.set(`${store}: free KiB at the end`, disks.freeKiB(store));
    stage.figures.set(`${store}: told "not now"`, notNowSoFar(stage) - refusedBefore);
  } finally {
    disks.giveRoom(store);
  }
  if (!isAlive(stage.rig[store].pid)) {
    stage.count('stores that gave up');
    await stage.rig[store].start();
  }
  stage.count('disks filled');
}

/** A disk is full when a write has failed on it, and a sender has heard of it: on a busy machine that takes longer. */
async function expectNotNow(stage: Stage, store: StoreName, refusedBefore: number): Promise<void> {
  try {
    await untilTrue(`somebody is told "not now" while the disk of ${store} is full`, NOTICED_WITHIN_MS, () =>
      Promise.resolve(notNowSoFar(stage) > refusedBefore),
    );
  } catch {
    stage.expect(`nobody was told "not now" while the disk of ${store} was full`, false);
  }
}

/** Events that cannot be stored stay where they are: in the log, before the committed offset. */
async function expectToWait(stage: Stage): Promise<void> {
  const lag = await ConsumerLag.of(stage.rig.brokers);
  let waiting = 0;
  try {
    await untilTrue('events wait for ClickHouse', NOTICED_WITHIN_MS, async () => {
      waiting = (await lag.read()).get(ACCEPTED) ?? 0;
      return waiting > 0;
    });
  } catch {
    stage.expect('attribution went on although ClickHouse could store nothing', false);
  } finally {
    await lag.close();
  }
  stage.figures.set('events that waited for ClickHouse', waiting);
}

/** With the broker away clicks go to the spool, and when that is full as well, they are lost: counted, and said so. */
async function fillSpool(stage: Stage, disks: SmallDisks): Promise<void> {
  stage.say('the disk of the spool is full, and the broker is away');
  const before = await clicksLost(stage);
  await stage.rig.kafka.kill();
  disks.leave('spool', 0);
  try {
    await pause(durationOf(stage.length, 4, 60));
  } finally {
    disks.giveRoom('spool');
    await stage.rig.kafka.start();
  }
  const lost = (await clicksLost(stage)) - before;
  stage.figures.set('clicks lost to the full spool', lost);
  stage.forgiveLostVisits(lost);
}

async function clicksLost(stage: Stage): Promise<number> {
  const pages = await Promise.all(
    stage.installation.ingestUrls.map((url) => stage.http.ask({ method: 'GET', url: `${url}/metrics` })),
  );
  return pages.reduce(
    (sum, { body }) =>
      sum + Number(/^manyhands_clicks_lost_total(?:\{[^}]*\})? (\S+)$/m.exec(body)?.[1] ?? 0),
    0,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
