import { type WebhookSystem } from './recruitment/recruitment-system.js';

/**
 * One request to a door of the system, described before it is sent. What only the server can know (the code of a link,
 * the id of a click) stands in the text as a placeholder that the player fills in once the answer is there.
 */
export type Delivery = EventDelivery | LinkDelivery | ClickDelivery | WebhookDelivery;

interface Described {
  /** Moment of the played year at which it is sent, in epoch milliseconds; what it tells of may have happened earlier. */
  readonly sendAt: number;
  /** Everything before it is answered first, and nothing after it goes before its own answer. */
  readonly alone?: true;
  readonly truth: Truth;
}

/** A post to `/api/v1/events`. */
export interface EventDelivery extends Described {
  readonly kind: 'events';
  readonly contentType: string;
  readonly body: string;
}

/** What a recruitment system delivers to the webhook of its connection, signed when it goes. */
export interface WebhookDelivery extends Described {
  readonly kind: 'webhook';
  readonly system: WebhookSystem;
  /** Deliveries about the same application or job go one after the other, as a system's queue sends them. */
  readonly about: string;
  readonly body: string;
  /** Signed with another secret than the connection's: has to be refused. */
  readonly isForged?: true;
}

/** A post to `/api/v1/links`; the code in the answer is kept under `name`. */
export interface LinkDelivery extends Described {
  readonly kind: 'link';
  readonly name: string;
  readonly body: string;
}

/** A request on a tracked link. With a name, the click id in the answer's Location is kept under it. */
export interface ClickDelivery extends Described {
  readonly kind: 'click';
  readonly name?: string;
  readonly link: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly at: string;
  readonly ip: string;
}

/** What the history knows about a delivery. Never sent: it is for checking the history itself. */
export interface Truth {
  /** How many requests and events this is. */
  readonly weight: number;
  readonly troubles: readonly Trouble[];
}

/** One request without any trouble. */
export const PLAIN: Truth = { weight: 1, troubles: [] };

/** What makes real deliveries hard, and what has to be refused. */
export const TROUBLES = [
  'duplicate',
  'late',
  'reordered',
  'unknown_advocate',
  'unknown_type',
  'missing_identity',
  'invalid_data',
  'far_future',
  'identity_conflict',
  'not_json',
  'retried',
  'forged',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Placeholder for the code of a link that an earlier delivery creates. */
export const linkCodeOf = (name: string): string => `@link:${name}@`;
/** Placeholder for the id of a click that an earlier delivery makes. */
export const clickIdOf = (name: string): string => `@click:${name}@`;
export const PLACEHOLDER = /@(?:link|click):([A-Za-z0-9-]+)@/g;
