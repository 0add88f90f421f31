import { type RawEvent } from './judge.js';
import { type RecordedExchange, type RecordedLink } from './record.js';

export interface Click {
  readonly id: string;
  readonly at: number;
  readonly code: string;
  readonly link: RecordedLink;
  readonly verdict: string;
  readonly rule: string;
  /** Undefined when the visitor asked not to be told apart. */
  readonly visitor: string | undefined;
}

/** Both kinds of clicks: requests on our links, and those a partner reported as events. */
export function clicksOf(
  record: readonly RecordedExchange[],
  events: readonly RawEvent[],
  links: ReadonlyMap<string, RecordedLink>,
  internalPrefix: string,
): Click[] {
  const ours = record
    .filter(({ kind }) => kind === 'click')
    .map((exchange, index) => ourClick(exchange, index, links, internalPrefix));
  const reported = events
    .filter(({ type }) => type === 'click.recorded')
    .map((event) => reportedClick(event, links));
  return [...ours, ...reported];
}

function ourClick(
  { request, answer }: RecordedExchange,
  index: number,
  links: ReadonlyMap<string, RecordedLink>,
  internalPrefix: string,
): Click {
  const { headers, method, path } = request;
  const code = path.slice('/l/'.length);
  const at = headers['x-manyhands-at'] ?? '';
  const ip = headers['x-manyhands-ip'] ?? '';
  const agent = headers['user-agent'] ?? '';
  const id = /[?&]mh_click=([^&#]+)/.exec(answer.location ?? '')?.[1] ?? `unnamed-${String(index)}`;
  const [verdict, rule] = verdictOf(method, headers, agent, ip.startsWith(internalPrefix));
  // One person keeps address and browser, and is a new visitor every day.
  const visitor =
    headers['sec-gpc'] === '1'
      ? undefined
      : `${amsterdamDay(Date.parse(at))} ${ip} ${agent} ${headers['accept-language'] ?? ''}`;
  return { id, at: Date.parse(at), code, link: linkAt(links, code), verdict, rule, visitor };
}

/** By the agents that the history uses; deliberately not the lists that the product uses. */
function verdictOf(
  method: string,
  headers: Readonly<Record<string, string>>,
  agent: string,
  isInternal: boolean,
): [verdict: string, rule: string] {
  if (method === 'HEAD') return ['preview', 'head'];
  if (headers['sec-purpose'] !== undefined) return ['prefetch', 'purpose_header'];
  if (agent === '') return ['bot', 'empty_agent'];
  if (agent.startsWith('LinkedInBot')) return ['preview', 'linkedin'];
  if (agent.startsWith('Slackbot')) return ['preview', 'slack'];
  if (agent.startsWith('WhatsApp/')) return ['preview', 'whatsapp'];
  if (agent.startsWith('facebookexternalhit')) return ['preview', 'facebook'];
  if (agent.startsWith('Twitterbot')) return ['preview', 'x'];
  if (/Googlebot|bingbot|AhrefsBot|^python-requests|^curl/.test(agent)) return ['bot', 'isbot'];
  return isInternal ? ['internal', 'internal_range'] : ['human', 'default'];
}

function reportedClick({ at, data }: RawEvent, links: ReadonlyMap<string, RecordedLink>): Click {
  const { clickId, linkCode, verdict, rule, visitorKey } = data as Record<string, string>;
  if (clickId === undefined || linkCode === undefined || verdict === undefined || rule === undefined)
    throw new Error('a click event without its fields');
  return {
    id: clickId,
    at,
    code: linkCode,
    link: linkAt(links, linkCode),
    verdict,
    rule,
    visitor: visitorKey,
  };
}

function linkAt(links: ReadonlyMap<string, RecordedLink>, code: string): RecordedLink {
  const link = links.get(code);
  if (link === undefined) throw new Error(`a click on a link that was never made: ${code}`);
  return link;
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The reporting zone of the demo organisation. */
export function amsterdamDay(at: number): string {
  return AMSTERDAM.format(at);
}

/** Clicks of one visitor on one link, joined while each follows the one before within thirty seconds. */
export function joinDoubleClicks(humanClicks: readonly Click[]): Click[][] {
  const groups = new Map<string, Click[]>();
  for (const click of humanClicks) {
    const key =
      click.visitor === undefined ? `alone ${String(groups.size)}` : `${click.visitor} ${click.code}`;
    groups.set(key, [...(groups.get(key) ?? []), click]);
  }
  return [...groups.values()].flatMap((group) => {
    const chains: Click[][] = [];
    for (const click of group.sort((a, b) => a.at - b.at)) {
      const chain = chains.at(-1);
      const previous = chain?.at(-1);
      if (chain !== undefined && previous !== undefined && click.at - previous.at <= 30_000)
        chain.push(click);
      else chains.push([click]);
    }
    return chains;
  });
}
