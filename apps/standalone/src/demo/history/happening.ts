import { type ClickDelivery, type LinkDelivery, type Trouble, type WebhookDelivery } from './delivery.js';

/** A request that goes at its time, by itself. */
export type PlannedRequest =
  Omit<LinkDelivery, 'sendAt'> | Omit<ClickDelivery, 'sendAt'> | Omit<WebhookDelivery, 'sendAt'>;

/** A CloudEvent as the demo's systems write it. */
export interface SentEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly data: unknown;
}

/** Something the simulated organisation does, at its time. `act` decides only then, knowing what happened before. */
export type Happening =
  | { readonly kind: 'event'; readonly event: SentEvent; readonly alone?: true; readonly trouble?: Trouble }
  | { readonly kind: 'text'; readonly text: string; readonly trouble: Trouble }
  | { readonly kind: 'request'; readonly request: PlannedRequest }
  | { readonly kind: 'act'; readonly act: () => void };
