import { type ClickFact } from '../clicks/click-fact.js';
import { type LinkContext } from '../events/accepted-event.js';
import { asId, type AdvocateId, type Instant } from '../ids.js';
import { parseInstant } from '../time/instant.js';
import { type DiscardedEvidence, type DiscardReason } from './evidence-statement.js';
import { originOfLink, type TouchOrigin } from './touch.js';
import { type DirectEvidence } from './viewed-evidence.js';
import { type Window } from './window.js';

/** What a piece of evidence says, once what it names has been looked up and held against a window. */
export type EvidenceReading =
  | { readonly says: 'click'; readonly click: ClickFact }
  | { readonly says: 'dated'; readonly at: Instant; readonly origin: TouchOrigin }
  | { readonly says: 'undated'; readonly origin: TouchOrigin }
  | ({ readonly says: 'nothing' } & Pick<DiscardedEvidence, 'reason' | 'verdict'>);

/** Where evidence is looked up: the click an id names, and what a link code points at. */
export interface Lookups {
  readonly clickById: ReadonlyMap<string, ClickFact>;
  readonly linkByCode: ReadonlyMap<string, LinkContext>;
}

export function readEvidence(evidence: DirectEvidence, lookups: Lookups, window: Window): EvidenceReading {
  switch (evidence.kind) {
    case 'click_id':
      return readClick(lookups.clickById.get(evidence.clickId), window);
    case 'link_code': {
      const link = lookups.linkByCode.get(evidence.linkCode);
      if (link === undefined) return nothing('unknown_link');
      const origin = originOfLink(evidence.linkCode, link);
      return origin === undefined ? nothing('unknown_sharer') : readTime(evidence.at, origin, window);
    }
    case 'referral': {
      const channel = { kind: 'advocate', advocateId: asId<AdvocateId>(evidence.advocateId) } as const;
      return readTime(evidence.at, { channel }, window);
    }
    case 'direct_visit':
      return readTime(evidence.at, { channel: { kind: 'direct' } }, window);
  }
}

function readClick(click: ClickFact | undefined, window: Window): EvidenceReading {
  if (click === undefined) return nothing('unknown_click');
  if (click.verdict !== 'human') return { ...nothing('click_not_human'), verdict: click.verdict };
  if (originOfLink(click.linkCode, click.link) === undefined) return nothing('unknown_sharer');
  return outsideOf(click.at, window) ?? { says: 'click', click };
}

function readTime(time: string | undefined, origin: TouchOrigin, window: Window): EvidenceReading {
  if (time === undefined) return { says: 'undated', origin };
  const at = parseInstant(time);
  if (at === undefined) return nothing('unreadable_time');
  return outsideOf(at, window) ?? { says: 'dated', at, origin };
}

type NothingSaid = Extract<EvidenceReading, { says: 'nothing' }>;

/** Undefined for a moment inside the window. */
export function outsideOf(at: Instant, window: Window): NothingSaid | undefined {
  if (at < window.from) return nothing('outside_window');
  return at > window.to ? nothing('after_anchor') : undefined;
}

function nothing(reason: DiscardReason): NothingSaid {
  return { says: 'nothing', reason };
}
