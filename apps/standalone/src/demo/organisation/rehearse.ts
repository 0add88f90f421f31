import { setTimeout as pause } from 'node:timers/promises';
import { DESTINATION_HOST } from '../history/destination.js';
import { dayOf, DAY_MS, instant } from '../history/year.js';
import { UsageError } from '#shared/cli/usage-error.js';
import { backdated } from '../player/doors.js';
import { type Api, type ReportAnswer } from '../summary/api.js';
import { type Apis, type Connections } from './apis.js';
import { createBareOrganisation } from './own-organisation.js';

const DAYS_AGO = 30;
const PATIENCE_MS = 60_000;
const POLL_MS = 100;

/**
 * One click through all three services before the year is played, in an organisation of its own: whether ingest lets
 * it be of another day can only be seen in a report, and a year of clicks that are all of today would be worth nothing.
 * @throws {@link UsageError} when the click is counted today: the backdate token is not ingest's
 */
export async function rehearse(
  connections: Connections,
  admin: Apis,
  backdateToken: string,
  signal: AbortSignal,
): Promise<void> {
  const name = 'Rehearsal of a demo';
  const own = await createBareOrganisation(connections, admin, 'demo-rehearsal', name);
  await own.ingest.patch('/api/v1/organisation', { redirectHosts: [DESTINATION_HOST] });
  const link = { destination: `https://${DESTINATION_HOST}/`, by: 'company_page', network: 'linkedin' };
  const { code } = await own.ingest.post<{ code: string }>('/api/v1/links', link);
  const now = Date.now();
  const then = now - DAYS_AGO * DAY_MS;
  const headers = backdated(backdateToken, instant(then), '198.51.100.1');
  const { status } = await connections.ingest.ask({ method: 'GET', path: `/l/${code}`, headers });
  if (status !== 302) throw new Error(`A tracked link just made was answered ${String(status)} by ingest`);
  switch (await whenCounted(own.reporting, { then, now }, signal)) {
    case 'then':
      return;
    case 'now':
      throw new UsageError(
        'ingest does not let a click be of another day: start it with BACKDATE_TOKEN set, and give the demo the same.',
      );
    case 'never':
      throw new Error(
        `A click on ingest was not counted at reporting within ${String(PATIENCE_MS / 1_000)} seconds. ` +
          'Are the two of one installation, and is attribution running?',
      );
  }
}

async function whenCounted(
  reporting: Api,
  { then, now }: { readonly then: number; readonly now: number },
  signal: AbortSignal,
): Promise<'then' | 'now' | 'never'> {
  const isCounted = async (at: number) => {
    // A day on either side, for the reporting zone.
    const [from, to] = [dayOf(at - DAY_MS), dayOf(at + DAY_MS)];
    const { data } = await reporting.get<ReportAnswer>(`/api/v1/reports/verdicts.json?from=${from}&to=${to}`);
    return data.length > 0;
  };
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (await isCounted(then)) return 'then';
    if (await isCounted(now)) return 'now';
    await pause(POLL_MS, undefined, { signal });
  }
  return 'never';
}
