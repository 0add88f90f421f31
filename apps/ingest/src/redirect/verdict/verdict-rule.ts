import { type IncomingHttpHeaders } from 'node:http';
import { type Verdict } from '#domain/events/catalogue.js';

/** What is known of a request on a tracked link when its verdict is given. */
export interface ClickSignals {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The `User-Agent`, '' when there is none. */
  readonly userAgent: string;
  /** Whether the address lies in a range the organisation calls its own. */
  readonly isInternalAddress: () => boolean;
  /** Whether the advocate's own page marked the link it opened. */
  readonly isSelfMarked: boolean;
}

/** A verdict, and the rule that gave it: kept on the click, so that a changed rule can be judged by its history. */
export interface JudgedClick {
  readonly verdict: Verdict;
  readonly rule: string;
}

/** Says what a click is, or leaves it to the next rule. */
export type VerdictRule = (signals: ClickSignals) => JudgedClick | undefined;
