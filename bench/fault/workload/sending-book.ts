import { type RecordedExchange } from '#standalone/demo/recount/record.js';
import { type Mistake } from './mistakes.js';
import { identityOf, type Told } from './told.js';

/** A request on a tracked link. Who it came from, nobody else is. */
export interface Visit {
  readonly code: string;
  readonly request: RecordedExchange['request'];
  /** The id in the address the visitor was sent to; undefined while nobody knows what became of the request. */
  clickId?: string;
}

/** A mistake and how often it was sent: an attempt of which the answer was lost may have been taken too. */
export interface SentMistake extends Mistake {
  attempts: number;
  acknowledged: number;
}

/** What senders of one organisation have sent and been told, kept outside every process that is broken. */
export class SendingBook {
  readonly told = new Map<string, Told>();
  readonly acknowledged = new Set<string>();
  /** Of these the product itself has said that it took them; of what a broker acknowledged, only that it will. */
  readonly judged = new Set<string>();
  readonly mistakes = new Map<string, SentMistake>();
  /** By the moment they carry, which no two share. */
  readonly visits = new Map<number, Visit>();
  /** Answers that no sender should ever get. */
  readonly wrongAnswers: string[] = [];
  attempts = 0;
  notNow = 0;
  connectionsLost = 0;

  send(event: Told): void {
    this.told.set(identityOf(event), event);
    this.attempts += 1;
  }

  acknowledge(event: Told): void {
    this.acknowledged.add(identityOf(event));
  }

  /** The product's own answer: from here on another content under this identity must be refused. */
  acknowledgeJudged(event: Told): void {
    this.acknowledge(event);
    this.judged.add(identityOf(event));
  }

  sendMistake(mistake: Mistake): void {
    const known = this.mistakeOf(mistake);
    known.attempts += 1;
    this.attempts += 1;
  }

  acknowledgeMistake(mistake: Mistake): void {
    this.mistakeOf(mistake).acknowledged += 1;
  }

  get unacknowledged(): Told[] {
    return [...this.told].filter(([identity]) => !this.acknowledged.has(identity)).map(([, event]) => event);
  }

  private mistakeOf(mistake: Mistake): SentMistake {
    const key = rawKey(mistake.bytes);
    const known = this.mistakes.get(key) ?? { ...mistake, attempts: 0, acknowledged: 0 };
    this.mistakes.set(key, known);
    return known;
  }
}

const KEPT_BYTES = 64 * 1024;

/** What the product keeps of a refused event, as a key: only the beginning of a large one. */
export function rawKey(bytes: Buffer): string {
  return bytes.subarray(0, KEPT_BYTES).toString('base64');
}
