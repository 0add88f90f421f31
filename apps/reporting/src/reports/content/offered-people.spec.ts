import { type MembershipRow, offeredPeople, type OfferRow } from './offered-people.js';

const move = (person: string, since_ms: number, team: string): MembershipRow => ({
  person,
  since_ms,
  has_left: team === '',
  team,
});
const offer = (content: string, offered_ms: number, teams: string[] = []): OfferRow => ({
  content,
  kind: 'article',
  campaign: '',
  vacancy: '',
  offered_ms,
  teams,
  is_new: true,
  first_share_ms: null,
});
const memberships = [
  move('ada', 10, 'sales'),
  move('ada', 30, 'care'),
  move('bo', 10, 'care'),
  move('bo', 20, ''),
  move('cy', 25, 'sales'),
];
const people = (...offers: OfferRow[]) => [
  ...(offeredPeople(offers, memberships, () => 'it').get('it') ?? []),
];

describe('offeredPeople', () => {
  it('counts who was there at the moment of the offer, and nobody who had left or came later', () => {
    expect(people(offer('a', 10))).toEqual(['ada', 'bo']);
    expect(people(offer('a', 20))).toEqual(['ada']);
    expect(people(offer('a', 9))).toEqual([]);
  });

  it('counts the teams an offer names, as they were then', () => {
    expect(people(offer('a', 26, ['sales']))).toEqual(['ada', 'cy']);
    expect(people(offer('a', 30, ['sales']))).toEqual(['cy']);
  });

  it('counts somebody who was offered it twice once', () => {
    expect(people(offer('a', 10), offer('b', 26), offer('a', 30))).toEqual(['ada', 'bo', 'cy']);
  });
});
