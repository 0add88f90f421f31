import { byAgent } from './by-agent.js';
import { emptyAgent } from './empty-agent.js';
import { headRequest } from './head-request.js';
import { internalAddress } from './internal-address.js';
import { knownBot } from './known-bot.js';
import { prefetch } from './prefetch.js';
import { previewAgent } from './preview-agent.js';
import { selfMarker } from './self-marker.js';
import { type ClickSignals, type JudgedClick, type VerdictRule } from './verdict-rule.js';

/** In this order, strongest evidence first; the first rule that knows decides. */
const RULES: readonly VerdictRule[] = [
  headRequest,
  prefetch,
  byAgent([emptyAgent, previewAgent, knownBot]),
  internalAddress,
  selfMarker,
];
const HUMAN: JudgedClick = { verdict: 'human', rule: 'default' };

/** What a request on a tracked link is. Whatever no rule recognises is a person: a person must never be lost to a guess. */
export function judgeClick(signals: ClickSignals): JudgedClick {
  for (const rule of RULES) {
    const verdict = rule(signals);
    if (verdict !== undefined) return verdict;
  }
  return HUMAN;
}
