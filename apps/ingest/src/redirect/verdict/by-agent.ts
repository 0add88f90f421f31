import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

const MAX_REMEMBERED = 20_000;

/**
 * Remembers what rules said of a user agent. They match hundreds of patterns and clicks come from few different
 * agents; the bound keeps a sender of random agents from filling the memory.
 */
export function byAgent(rules: readonly VerdictRule[]): VerdictRule {
  const remembered = new Map<string, JudgedClick | undefined>();
  return (signals) => {
    const { userAgent } = signals;
    const known = remembered.get(userAgent);
    if (known !== undefined || remembered.has(userAgent)) return known;
    let verdict: JudgedClick | undefined;
    for (const rule of rules) if ((verdict = rule(signals)) !== undefined) break;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(userAgent, verdict);
    return verdict;
  };
}
