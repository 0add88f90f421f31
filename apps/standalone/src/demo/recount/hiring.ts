import { type Click, joinDoubleClicks } from './clicks.js';
import { type Evidence, isHearsay, namedBy, type Standing, standing } from './hearsay.js';
import { type RawEvent } from './judge.js';
import { MODELS, type PathTouch } from './models.js';
import { type RecordedLink } from './record.js';

interface Application {
  readonly id: string;
  readonly vacancyId: string;
  readonly at: number;
  readonly internal: boolean;
  readonly evidence: readonly Evidence[];
  readonly hearsay: Standing;
}

interface Touch extends PathTouch {
  /** Breaks ties of touches stated for the same moment. */
  readonly subject: string;
  readonly contentId: string;
  /** Of the link it went over, if it went over one. */
  readonly code?: string;
  /** A click or link of ours is behind it. */
  readonly isTracked?: true;
}

export interface Outcome {
  readonly candidateRef: string;
  readonly applicationId: string;
  readonly vacancyId: string;
  readonly hearsay: Standing;
  readonly stage: string;
  readonly at: number;
  readonly internal: boolean;
  readonly reversed: boolean;
  readonly path: readonly Touch[];
}

const LOOKBACK_MS = 90 * 86_400_000;
const STAGE_OF: Readonly<Record<string, string>> = {
  'application.received': 'application',
  'interview.scheduled': 'interview',
  'interview.completed': 'interview',
  'offer.made': 'offer',
  hired: 'hire',
};

/** Every outcome of every application, with the touches that led to it. */
export function outcomesOf(
  events: readonly RawEvent[],
  clicks: readonly Click[],
  links: ReadonlyMap<string, RecordedLink>,
): Outcome[] {
  const chains = new Map<string, Click[]>();
  for (const chain of joinDoubleClicks(clicks.filter(({ verdict }) => verdict === 'human')))
    for (const { id } of chain) chains.set(id, chain);
  const candidates = Map.groupBy(
    events.filter(({ data }) => 'applicationId' in data),
    ({ data }) => data['candidateRef'] as string,
  );
  return [...candidates].flatMap(([candidateRef, own]) => {
    const applications = own
      .filter(({ type }) => type === 'application.received')
      .map((received) => toApplication(received, own));
    return applications.flatMap((application) => {
      const path = pathTo(application, applications, chains, links);
      const story = own.filter(({ data }) => data['applicationId'] === application.id);
      return stagesOf(story).map((stage) => ({
        ...stage,
        candidateRef,
        applicationId: application.id,
        vacancyId: application.vacancyId,
        hearsay: application.hearsay,
        internal: application.internal,
        path,
      }));
    });
  });
}

function toApplication({ at, data }: RawEvent, story: readonly RawEvent[]): Application {
  const { applicationId, vacancyId, internal, evidence } = data as {
    applicationId: string;
    vacancyId: string;
    internal?: boolean;
    evidence?: Evidence[];
  };
  const corrections = story.filter(
    (event) => event.type === 'source.changed' && event.data['applicationId'] === applicationId,
  );
  return {
    id: applicationId,
    vacancyId,
    at,
    internal: internal === true,
    evidence: evidence ?? [],
    hearsay: standing(evidence ?? [], corrections),
  };
}

/** The earliest event of a stage dates it; a reversed hire does not stand. The history never hires again after that. */
function stagesOf(story: readonly RawEvent[]): { stage: string; at: number; reversed: boolean }[] {
  const reached = new Map<string, number>();
  for (const { type, at, data } of story) {
    const stage = type === 'stage.changed' ? (data['stage'] as string | undefined) : STAGE_OF[type];
    if (stage !== undefined) reached.set(stage, Math.min(at, reached.get(stage) ?? Infinity));
  }
  const isReversed = story.some(({ type }) => type === 'hire.reversed');
  return [...reached].map(([stage, at]) => ({ stage, at, reversed: stage === 'hire' && isReversed }));
}

/** Dated evidence of any application of the candidate counts in the window; undated evidence only for its own. */
function pathTo(
  application: Application,
  all: readonly Application[],
  chains: ReadonlyMap<string, Click[]>,
  links: ReadonlyMap<string, RecordedLink>,
): Touch[] {
  const isInWindow = (at: number) => at >= application.at - LOOKBACK_MS && at <= application.at;
  const dated = new Map<string, Touch>();
  const evidence = all.flatMap((one) =>
    one.evidence.filter((item) => !isHearsay(item)).map((item) => ({ item, isOwn: one === application })),
  );
  for (const { item } of evidence) {
    const chain = chains.get(item.clickId ?? '');
    const named = chain?.find(({ id }) => id === item.clickId);
    const first = chain?.find(({ at }) => isInWindow(at));
    if (first !== undefined && named !== undefined && isInWindow(named.at)) {
      dated.set(`click ${first.id}`, {
        at: first.at,
        subject: `click ${first.id}`,
        ...overLink(first.link),
        code: first.code,
        isTracked: true,
      });
    }
    const at = item.at === undefined ? undefined : Date.parse(item.at);
    if (at !== undefined && isInWindow(at))
      dated.set(`${String(at)} ${subjectOf(item)}`, { at, subject: subjectOf(item), ...stated(item, links) });
  }
  const undated = evidence.filter(
    ({ item, isOwn }) => isOwn && item.clickId === undefined && item.at === undefined,
  );
  const touches = new Map(dated);
  for (const { item } of undated) {
    const says = subjectOf(item);
    const isSaidAlready = [...dated.values()].some(
      (touch) => touch.subject === says || `link_code:${touch.code ?? ''}` === says,
    );
    if (!isSaidAlready) touches.set(says, { at: application.at, subject: says, ...stated(item, links) });
  }
  const named = touches.size === 0 ? namedBy(application.hearsay) : undefined;
  if (named !== undefined) return [{ at: application.at, subject: 'hearsay', channel: named, contentId: '' }];
  return [...touches.values()].sort((a, b) => a.at - b.at || (a.subject < b.subject ? -1 : 1));
}

function subjectOf({ kind, linkCode, advocateId }: Evidence): string {
  return kind === 'direct_visit' ? kind : `${kind}:${linkCode ?? advocateId ?? ''}`;
}

function stated(
  { kind, linkCode, advocateId }: Evidence,
  links: ReadonlyMap<string, RecordedLink>,
): Pick<Touch, 'channel' | 'contentId' | 'isTracked'> {
  const link = links.get(linkCode ?? '');
  if (link !== undefined) return { ...overLink(link), isTracked: true };
  return { channel: kind === 'referral' ? (advocateId ?? '') : 'direct', contentId: '' };
}

function overLink({ by, advocateId, contentId }: RecordedLink): Pick<Touch, 'channel' | 'contentId'> {
  return { channel: by === 'company_page' ? by : (advocateId ?? ''), contentId: contentId ?? '' };
}

/** One outcome in whole millionths per touch: floors, and the missing ones to the largest remainders, earlier first. */
export function creditsOf(path: readonly Touch[], model: string): { touch: Touch; micro: number }[] {
  const exact = (MODELS[model]?.(path) ?? []).map((weight) => Math.round(weight * 1e12));
  const credits = exact.map((weight) => Math.floor(weight / 1e6));
  const missing = 1_000_000 - credits.reduce((sum, micro) => sum + micro, 0);
  const order = exact
    .map((weight, i) => ({ i, rest: weight % 1e6 }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, missing)) credits[i] = (credits[i] ?? 0) + 1;
  return path.map((touch, i) => ({ touch, micro: credits[i] ?? 0 }));
}
