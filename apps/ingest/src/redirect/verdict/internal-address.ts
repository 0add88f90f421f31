import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

const INTERNAL: JudgedClick = { verdict: 'internal', rule: 'internal_range' };

/** From the organisation's own network: colleagues looking, not reach. */
export const internalAddress: VerdictRule = ({ isInternalAddress }) =>
  isInternalAddress() ? INTERNAL : undefined;
