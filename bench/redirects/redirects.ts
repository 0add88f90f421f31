import autocannon from 'autocannon';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Bench } from '../finding.js';
import { allowDestination, ask, type Server, withDataFolder, withServer } from '../server.js';
import { median, rounded } from '../statistics.js';

const BARE_SERVER = fileURLToPath(new URL('./bare-server.js', import.meta.url));
const LEAST_RATIO = 0.25;
/** A redirect waits until its click is durable; few visitors at once would measure the disk's latency, not the work. */
const CONNECTIONS = 256;
const LINKS = 50;
const ROUNDS = 3;
const SECONDS = 8;
const WARM_UP_SECONDS = 3;
const SETTLE_MS = 3_000;
/** How often the number may stay the same while clicks are missing, before they are taken for lost. */
const PATIENCE = 10;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

interface Round {
  readonly perSecond: number;
  /** Answered with a redirect. */
  readonly answered: number;
  /** Sent, answered or not: what was under way when a round ended may or may not have been taken. */
  readonly sent: number;
  readonly p99Ms: number;
}

/**
 * Counted redirects against the cheapest redirect there is, in turn, on the same cores and from the same client. Then
 * every answered click has to be stored.
 */
export const redirects: Bench = ({ quick, say }) =>
  withDataFolder((dataDir) =>
    withServer(dataDir, async (server) => {
      const bare = await startBareServer();
      try {
        await allowDestination(server);
        const paths = await createLinks(server);
        const seconds = quick ? 2 : SECONDS;
        const ours: Round[] = [];
        const theirs: Round[] = [];
        say('warming up');
        const warmUp = [await cannon(server.url, paths, WARM_UP_SECONDS)];
        await cannon(bare.url, paths, WARM_UP_SECONDS);
        for (let round = 1; round <= ROUNDS; round += 1) {
          say(`round ${String(round)} of ${String(ROUNDS)}`);
          ours.push(await cannon(server.url, paths, seconds));
          theirs.push(await cannon(bare.url, paths, seconds));
        }
        say('counting what was stored');
        const all = [...warmUp, ...ours];
        const answered = sum(all.map((round) => round.answered));
        const sent = sum(all.map((round) => round.sent));
        const stored = await storedClicks(server, answered);
        const rate = median(ours.map(({ perSecond }) => perSecond));
        const bareRate = median(theirs.map(({ perSecond }) => perSecond));
        const ratio = rounded(rate / bareRate, 3);
        return {
          name: 'redirects',
          findings: [
            {
              what: 'counted redirects per second',
              ours: `${String(rounded(rate))}/s`,
              against: `bare node:http 302: ${String(rounded(bareRate))}/s`,
              ratio,
              limit: `at least ${String(LEAST_RATIO)}`,
              isKept: ratio >= LEAST_RATIO,
            },
            {
              what: 'clicks stored',
              ours: String(stored),
              against: `answered: ${String(answered)}, sent: ${String(sent)}`,
              limit: 'every answered one, none that was not sent',
              isKept: stored >= answered && stored <= sent,
            },
          ],
          details: { ours, bare: theirs, warmUp, peakMemoryMiB: server.child.peakMemoryMiB() },
        };
      } finally {
        bare.process.kill();
      }
    }),
  );

async function startBareServer(): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, [BARE_SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${port.toString().trim()}`, process: child };
}

async function createLinks(server: Server): Promise<string[]> {
  const paths: string[] = [];
  for (let i = 0; i < LINKS; i += 1) {
    const link = {
      destination: 'https://jobs.example.com/',
      by: 'company_page',
      network: 'linkedin',
      shareId: `share-${String(i)}`,
    };
    const { code } = await ask<{ code: string }>(server, 'POST', '/api/v1/links', JSON.stringify(link));
    paths.push(`/l/${code}`);
  }
  return paths;
}

async function cannon(url: string, paths: readonly string[], seconds: number): Promise<Round> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: paths.map((path) => ({
      method: 'GET',
      path,
      headers: { 'user-agent': BROWSER, 'accept-language': 'nl-NL' },
    })),
  });
  if (result.non2xx !== result['3xx'] || result.errors > 0)
    throw new Error(`The load saw other answers than redirects: ${JSON.stringify(result)}`);
  return {
    perSecond: result['3xx'] / result.duration,
    answered: result['3xx'],
    sent: result.requests.sent,
    p99Ms: result.latency.p99,
  };
}

/** The clicks in the reports, once their number no longer grows: those under way at the end of a round may still come. */
async function storedClicks(server: Server, answered: number): Promise<number> {
  const [from, to] = [-1, 1].map((days) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
  );
  const path = `/api/v1/reports/verdicts.json?from=${String(from)}&to=${String(to)}`;
  let last = -1;
  for (let unchanged = 0; ;) {
    const { data } = await ask<{ data: { requests: number }[] }>(server, 'GET', path);
    const stored = sum(data.map(({ requests }) => requests));
    unchanged = stored === last ? unchanged + 1 : 0;
    if (unchanged > (stored >= answered ? 0 : PATIENCE)) return stored;
    last = stored;
    await pause(SETTLE_MS);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
