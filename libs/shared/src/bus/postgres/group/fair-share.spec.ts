import fc from 'fast-check';
import { fairShare } from './fair-share.js';

describe('a fair share of the partitions', () => {
  it('hands out every partition once, and no member gets two more than another', () => {
    fc.assert(
      fc.property(fc.nat(64), fc.integer({ min: 1, max: 20 }), (partitions, members) => {
        const shares = Array.from({ length: members }, (_, rank) => fairShare(partitions, members, rank));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(partitions);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
