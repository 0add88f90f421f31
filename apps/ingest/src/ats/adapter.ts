import { type EventData, type EventType } from '#domain/events/catalogue.js';
import { type Problem } from '#domain/events/rejection.js';
import { type AtsSettings } from './ats-settings.js';

/** One delivery of a webhook, exactly as it came. */
export interface Delivery {
  /** The bytes that were signed; never re-serialised. */
  readonly body: Buffer;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly receivedAtMs: number;
}

/** Why a delivery was not believed. A closed list: each is a label of a counter, and none is told to the sender. */
export const REFUSALS = ['unsigned', 'malformed_signature', 'wrong_signature', 'stale', 'replayed'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Verification =
  | {
      readonly ok: true;
      /**
       * What makes this delivery the only one of its kind: an id that the signature covers, or the hash of the signed
       * bytes. Seen again with the same body within the sender's own retry period it is a retry; otherwise a replay.
       */
      readonly deliveryKey: string;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** An event read from a delivery; the envelope is made by the framework. */
export type AtsEvent = {
  [T in EventType]: {
    readonly type: T;
    /**
     * What makes the event the same one however often and in whatever deliveries the ATS tells of it, such as
     * `application:123:hired:2026-05-01T10:00:00.000Z`. Equal keys must come with equal data; at most 160 characters.
     */
    readonly key: string;
    /**
     * RFC 3339, from the ATS's own data. Left out when the ATS does not say: it is then when we first heard of this key,
     * the same in every later delivery. Never the time of receipt of one delivery.
     */
    readonly occurredAt?: string;
    readonly data: EventData<T>;
  };
}[EventType];

/** A resource of the ATS that the delivery names and does not hold. */
export interface FetchRequest {
  /** Of the adapter's own choosing; handed back to {@link AtsAdapter.readFetched}. */
  readonly what: string;
  /** The path and query below the API's address, already encoded. Equal requests of one connection are made once. */
  readonly path: string;
  /**
   * What the delivery said and the resource does not, such as when. Ids and times only, nothing about a person. An
   * `applicationId` among them is looked up for `known`.
   */
  readonly told?: Readonly<Record<string, string>>;
}

/**
 * What a delivery says. Problems are kept among the refused events with the pointer of the field; the rest counts. The
 * detail of a problem quotes nothing of the payload: it would carry names into the store of refused events.
 */
export interface AtsReading {
  readonly events: readonly AtsEvent[];
  readonly problems: readonly Problem[];
  readonly fetches: readonly FetchRequest[];
}

export type AtsCode = 'application' | 'vacancy' | 'interview' | 'offer' | 'employment';
export type Evidence = NonNullable<EventData<'application.received'>['evidence']>[number];

/** What earlier events of a connection said of an application, for systems that tell a state and not what changed. */
export interface KnownApplication {
  readonly candidateRef: string;
  readonly isHired: boolean;
  readonly isRejected: boolean;
}

/** What the framework lends an adapter: names made pseudonymous, stages and sources mapped as configured. */
export interface AtsReader {
  readonly settings: AtsSettings;
  /** The pseudonym of a candidate of this ATS: a keyed hash, the same for ever. */
  candidateRef(candidateId: string): string;
  /** What earlier events said of an application, if {@link AtsAdapter.applicationsIn} asked for it. */
  known(applicationId: string): KnownApplication | undefined;
  /** The candidate of such an application. */
  candidateOfApplication(applicationId: string): string | undefined;
  /** The code of an application, job or interview, such as `greenhouse:265277`. */
  code(kind: AtsCode, id: string): string;
  /** The advocate whom an e-mail address or employee number of the ATS belongs to, as configured; undefined if unknown. */
  advocateOf(person: { readonly email?: string; readonly employeeId?: string }): string | undefined;
  /** Our stage for one of theirs: by id, then by name, then by kind; undefined when nothing says so. */
  stageOf(stage: {
    readonly id?: string;
    readonly name?: string;
    readonly kind?: string;
  }): EventData<'stage.changed'>['stage'];
  /** Our channel for a source they name; undefined when nothing says so. */
  channelOf(source: string): EventData<'source.changed'>['channel'];
  /** Whether a source they name means somebody who already works here. */
  isInternal(source: string): boolean;
  /** What a custom field carried through the form: a click id, or a link code. Empty when it is neither. */
  carried(text: string): Evidence[];
  /** The candidate's own answer to how they found us: a channel by its words, or a colleague. Empty when unclear. */
  answered(text: string): Evidence[];
}

/** One recruitment system. One file each; what is uncertain about it is said in docs/ats/ and can be configured. */
export interface AtsAdapter {
  readonly name: string;
  readonly title: string;
  /** For how long the system sends a delivery again that was not answered well. */
  readonly retryPeriodMs: number;
  /** The status that tells it all is well: 200 or 202. */
  readonly acknowledge: 200 | 202;
  /**
   * Answers what has to be answered before anything is verified, such as a test request or a handshake; undefined for
   * everything else. Stores nothing and tells nothing.
   */
  greet?(
    delivery: Delivery,
  ): { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined;
  /** Over the raw bytes, in constant time, with any of the secrets that are valid now. */
  verify(delivery: Delivery, secrets: readonly string[], settings: AtsSettings): Verification;
  /** The ids of the applications of which `known` and `candidateOfApplication` are to tell. */
  applicationsIn?(payload: unknown): readonly string[];
  /** @param payload the parsed body; unknown in every respect */
  read(payload: unknown, reader: AtsReader, delivery: Delivery): AtsReading;
  /** For systems whose deliveries hold ids only: what a fetched resource says. */
  readFetched?(request: FetchRequest, resource: unknown, reader: AtsReader): AtsReading;
  /** What it says that the system no longer has a resource; undefined when that is a problem and no answer. */
  readGone?(request: FetchRequest, reader: AtsReader): AtsReading | undefined;
  /** For systems that have to be asked: where their API lives and how a request is authorised. */
  readonly api?: {
    readonly defaultBase: string;
    authorise(token: string): Readonly<Record<string, string>>;
  };
}
