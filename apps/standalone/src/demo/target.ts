import { type RawLog } from './player/events/raw-topics-door.js';

/** A running installation to play into. */
export interface DemoTarget {
  /** The same address as reporting's in a standalone process. */
  readonly ingestUrl: string;
  readonly reportingUrl: string;
  readonly adminKey: string;
  readonly backdateToken: string;
  /** Where events go when not over HTTP, and whose they are there. */
  readonly rawTopics?: { readonly log: RawLog; readonly organisation: string };
  /** Whether others set it up, so that it may be set up in a way in which a demo cannot be played. */
  readonly isForeign: boolean;
}
