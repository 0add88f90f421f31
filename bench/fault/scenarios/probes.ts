import { untilTrue } from '../stage/settle.js';
import { type Stage } from '../stage/stage.js';
import { type Answer } from '../workload/http.js';
import { bodyOf } from '../workload/parcel.js';
import { type Workload } from '../workload/workload.js';

const NOTICED_WITHIN_MS = 15_000;

/** The first organisation that is not shared: what is asked in its name disturbs no other trial. */
export function someWorkload(stage: Stage): Workload {
  const found = stage.workloads.find(({ organisation }) => !organisation.isShared);
  if (found === undefined) throw new Error('the trial has not been opened');
  return found;
}

/** One event through HTTP, once; the book knows it, so it counts if it was taken, and is sent again at the end if not. */
export async function sendOnce(stage: Stage, workload: Workload): Promise<Answer> {
  const { organisation, story, book } = workload;
  const event = story.extra('participation.logged', {
    advocateId: organisation.advocates[0],
    channel: 'forum',
    kind: 'probe',
  });
  book.send(event);
  const { type, body } = bodyOf([{ kind: 'event', event }]);
  const headers = { authorization: `Bearer ${organisation.key}`, 'content-type': type };
  const url = `${stage.installation.ingestUrls[0] ?? ''}/api/v1/events`;
  const answer = await stage.http.ask({ method: 'POST', url, headers, body });
  if (answer.status === 202) book.acknowledgeJudged(event);
  else workload.owe(event);
  return answer;
}

/** Ingest says "not now" and when to come back, instead of taking what it cannot keep. */
export async function expectRefusesForNow(stage: Stage, workload: Workload): Promise<void> {
  const answer = await sendOnce(stage, workload);
  const retryAfter = answer.headers['retry-after'] ?? '';
  stage.expect(
    `an event was answered ${String(answer.status)} instead of 503 while it could not be kept`,
    answer.status === 503,
  );
  stage.expect(`503 came with Retry-After "${retryAfter}"`, /^[1-9]\d*$/.test(retryAfter));
}

/** Links lead on, whatever the stores do. */
export async function expectRedirects(stage: Stage, workload: Workload, visits: number): Promise<void> {
  const answered = await Promise.all(Array.from({ length: visits }, () => workload.visit()));
  const led = answered.filter(Boolean).length;
  stage.count('redirects meanwhile', led);
  stage.expect(`only ${String(led)} of ${String(visits)} redirects were answered`, led === visits);
}

/** A service that cannot do its work says so to whoever balances the load. */
export async function expectNotReady(
  stage: Stage,
  service: 'ingest' | 'attribution' | 'reporting',
): Promise<void> {
  const url = `${stage.rig.services(service)[0]?.url ?? ''}/health/ready`;
  try {
    await untilTrue(`${service} says that it is not ready`, NOTICED_WITHIN_MS, async () => {
      return (await stage.http.ask({ method: 'GET', url })).status === 503;
    });
  } catch {
    stage.expect(`${service} said that it was ready while it could not work`, false);
  }
}

/** A report is answered in bounded time with a problem that says "not now", never with numbers that lack something. */
export async function expectReportsRefuse(stage: Stage, workload: Workload, withinMs: number): Promise<void> {
  const { key } = workload.organisation;
  const url = `${stage.installation.reportingUrl}/api/v1/reports/verdicts.json?from=2001-01-01&to=2001-01-02`;
  const before = performance.now();
  const answer = await stage.http.ask({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } });
  const tookMs = Math.round(performance.now() - before);
  stage.figures.set('report refused after ms', tookMs);
  const type = answer.headers['content-type'] ?? '';
  stage.expect(
    `a report was answered ${String(answer.status)} ${type}`,
    answer.status === 503 && type.includes('problem+json'),
  );
  stage.expect(`a report was refused only after ${String(tookMs)} ms`, tookMs <= withinMs);
}

/** How many "not now" all senders have been told so far. */
export function notNowSoFar(stage: Stage): number {
  return stage.workloads.reduce((sum, { book }) => sum + book.notNow, 0);
}
