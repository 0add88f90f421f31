import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

const EMPTY: JudgedClick = { verdict: 'bot', rule: 'empty_agent' };

/** Every browser names itself. isbot calls an empty agent human, so this stands before it. */
export const emptyAgent: VerdictRule = ({ userAgent }) => (userAgent.trim() === '' ? EMPTY : undefined);
