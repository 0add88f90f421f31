import { isbot } from 'isbot';
import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

const BOT: JudgedClick = { verdict: 'bot', rule: 'isbot' };

/** A program that says so. Programs that pretend to be a browser are not found by their agent. */
export const knownBot: VerdictRule = ({ userAgent }) => (isbot(userAgent) ? BOT : undefined);
