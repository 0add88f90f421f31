import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

const PREFETCH: JudgedClick = { verdict: 'prefetch', rule: 'purpose_header' };
/** The standard header, then the names older browsers used for it. */
const HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'] as const;
const FETCHED_AHEAD = /prefetch|prerender|preview/i;

/** Loaded in advance by a browser; the person may never follow it. */
export const prefetch: VerdictRule = ({ headers }) => {
  for (const name of HEADERS) {
    const value = headers[name];
    if (typeof value === 'string' && FETCHED_AHEAD.test(value)) return PREFETCH;
  }
  return undefined;
};
