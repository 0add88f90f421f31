import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

const HEAD: JudgedClick = { verdict: 'preview', rule: 'head' };

/** Nobody reads the answer to HEAD: it is how unfurlers and mail scanners look where a link leads. */
export const headRequest: VerdictRule = ({ method }) => (method === 'HEAD' ? HEAD : undefined);
