import fc from 'fast-check';
import { type FollowUp } from './kaplan-meier.js';

const ended = (...days: readonly number[]): FollowUp[] => days.map((at) => ({ days: at, ended: true }));
const followed = (...days: readonly number[]): FollowUp[] => days.map((at) => ({ days: at, ended: false }));

/**
 * Weeks in remission of 42 children with leukaemia, half of them given 6-mercaptopurine: E. J. Freireich and others,
 * Blood 21 (1963) 699-716. The example that every text on survival works through.
 */
export const SIX_MP: readonly FollowUp[] = [
  ...ended(6, 6, 6, 7, 10, 13, 16, 22, 23),
  ...followed(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
];
export const PLACEBO: readonly FollowUp[] = ended(
  ...[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
);

/** Groups with many ties and all kinds of ends. */
export const someGroup = fc.array(fc.record({ days: fc.integer({ min: 0, max: 30 }), ended: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});
