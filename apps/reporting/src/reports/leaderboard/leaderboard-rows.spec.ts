import { leaderboardRows, type RankedBy } from './leaderboard-rows.js';

const nothing = { shares: 0, clicks_human: 0, unique_clickers: 0, fair_share: 0 };
const found = [
  { ...nothing, advocate: 'ada', shares: 3, clicks_human: 9 },
  { ...nothing, advocate: 'bo', shares: 5, clicks_human: 9 },
  { advocate: 'cy', shares: 1, clicks_human: 2, unique_clickers: 2, fair_share: 0.1 + 0.2 },
  { ...nothing, advocate: '(not shown by name)', shares: 90, clicks_human: 90 },
];
const hires = [{ advocate: 'cy', credit_micro: 1_500_000 }];
const places = (rankedBy: RankedBy) =>
  leaderboardRows(['ada', 'bo', 'cy', 'di'], found, hires, rankedBy).map(({ advocate, place }) => [
    advocate,
    place,
  ]);

describe('leaderboardRows', () => {
  it('gives two who tie one place, and leaves the next open', () => {
    expect(places('clicks_human')).toEqual([
      ['ada', 1],
      ['bo', 1],
      ['cy', 3],
      ['di', 4],
    ]);
    expect(places('shares')).toEqual([
      ['ada', 2],
      ['bo', 1],
      ['cy', 3],
      ['di', 4],
    ]);
  });

  it('puts together what is known of a person, in hires and without the noise of adding up', () => {
    const rows = leaderboardRows(['cy'], found, hires, 'hires_sourced');
    expect(rows).toEqual([
      {
        place: 1,
        advocate: 'cy',
        shares: 1,
        clicks_human: 2,
        unique_clickers: 2,
        fair_share: 0.3,
        hires_sourced: 1.5,
      },
    ]);
  });

  it('lists nobody who is not to be listed', () => {
    expect(leaderboardRows([], found, hires, 'shares')).toEqual([]);
  });
});
