import { type Answer, type Question } from './http.js';

/** What went into one of the doors, as it really went, and what is known of the answer. */
export type Exchange = HttpExchange | Produced;

/** A request, and what came back. */
export interface HttpExchange {
  readonly kind: 'events' | 'link' | 'click' | 'webhook';
  readonly question: Question;
  readonly answer: Answer;
}

/** Events written to a raw topic: they are durable there; what became of them nobody answers. */
export interface Produced {
  readonly kind: 'produced';
  readonly contentType: string;
  readonly body: string;
  readonly messages: number;
  /** How many of them were written before, byte for byte. */
  readonly repeated: number;
}

/** A door answered in a way that no delivery of a history may be answered. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  constructor({ question, answer }: HttpExchange) {
    super(
      `${question.method} ${question.path} was answered ${String(answer.status)}: ${answer.body.slice(0, 500)}`,
    );
  }
}
