import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

const SELF: JudgedClick = { verdict: 'self', rule: 'self_marker' };

/** Opened from the advocate's own page, which marks its links. It can only make a click count less. */
export const selfMarker: VerdictRule = ({ isSelfMarked }) => (isSelfMarked ? SELF : undefined);
