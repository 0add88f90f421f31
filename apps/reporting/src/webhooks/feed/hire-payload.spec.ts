import fc from 'fast-check';
import { asId, type Instant } from '#domain/ids.js';
import { type Member } from '../../privacy/members.js';
import { creditHolders } from './credit-holders.js';
import { type HireCredit } from './hire.js';
import { hirePayload } from './hire-payload.js';

const K = 5;
const people = (team: string | undefined, count: number, isNamed = false): Member[] =>
  Array.from({ length: count }, (_, index) => ({
    advocateId: `${team ?? 'nowhere'}-${isNamed ? 'named' : 'unnamed'}-${String(index)}`,
    isNamed,
    teams: team === undefined ? [] : [team],
  }));

const payload = (credits: readonly HireCredit[], members: readonly Member[]) =>
  hirePayload(
    {
      candidateRef: 'p-1',
      applicationId: 'a-1',
      version: 7,
      number: 1,
      fingerprint: '',
      status: 'attributed',
      hire: {
        candidateRef: 'p-1',
        applicationId: 'a-1',
        version: 7,
        at: asId<Instant>('2026-04-02T09:00:00.000Z'),
        reversedAt: null,
        isInternal: false,
        vacancyId: 'v-1',
        credits,
      },
    },
    3,
    creditHolders(members, K),
  );
const linear = (advocateId: string, creditMicro = 1_000_000): HireCredit => ({
  model: 'linear',
  channel: 'advocate',
  advocateId,
  creditMicro,
});
const shownAs = (advocateId: string, members: readonly Member[]) => {
  const [line] = payload([linear(advocateId)], members).models[0]?.credits ?? [];
  return [line?.advocateId, line?.team];
};

describe('what is told of a hire', () => {
  it('is which one it is, who has how much by which model, and where the rest is', () => {
    const credits = [linear('sales-named-0', 250_000), { ...linear('', 750_000), channel: 'direct' }];
    const id = Buffer.from('["p-1","a-1","hire"]').toString('base64url');
    expect(payload(credits, [...people('sales', 6, true), ...people('care', 6)])).toEqual({
      status: 'attributed',
      outcome: { id, stage: 'hire', at: '2026-04-02T09:00:00.000Z', vacancyId: 'v-1' },
      models: [
        {
          model: 'linear',
          credits: [
            { channel: 'direct', advocateId: null, team: null, credit: 0.75 },
            { channel: 'advocate', advocateId: 'sales-named-0', team: null, credit: 0.25 },
          ],
        },
      ],
      withdrawn: null,
      ledger: { version: 7, settingsVersion: 3 },
      why: `/api/v1/outcomes/${id}/attribution`,
    });
  });

  it('names those who opted in, and of the others the team if it is large enough without the named', () => {
    const members = [
      ...people('sales', 9, true),
      ...people('sales', 1),
      ...people('care', 6),
      ...people('hr', 5), // the next smallest, pooled with those that are too small
      ...people('legal', 4),
      ...people(undefined, 1),
    ];
    expect(shownAs('sales-named-8', members)).toEqual(['sales-named-8', null]);
    expect(shownAs('care-unnamed-0', members)).toEqual(['(not shown by name)', 'care']);
    // Of ten in sales nine have names: the team would be one person.
    for (const one of ['sales-unnamed-0', 'legal-unnamed-0', 'hr-unnamed-0', 'nowhere-unnamed-0', 'nobody'])
      expect([one, ...shownAs(one, members)]).toEqual([one, '(not shown by name)', '(small teams)']);
  });

  it('pools the named too while fewer than k others would be left', () => {
    const members = [...people('sales', 9, true), ...people('sales', 1)];
    const shown = members.map(({ advocateId }) => shownAs(advocateId, members)[0]);
    expect(shown.filter((name) => name === '(not shown by name)')).toHaveLength(K);
  });

  it('never lets a line without a name stand for fewer than k people, unless there are no more', () => {
    const groups = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', undefined), fc.nat(8), fc.nat(8)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(groups, (given) => {
        const byTeam = new Map(given.map(([team, ...counts]) => [team, counts] as const));
        const members = [...byTeam].flatMap(([team, [named = 0, unnamed = 0]]) => [
          ...people(team, named, true),
          ...people(team, unnamed),
        ]);
        const holderOf = creditHolders(members, K);
        const lines = Map.groupBy(members, ({ advocateId }) =>
          JSON.stringify(holderOf('advocate', advocateId)),
        );
        for (const [line, behind] of lines) {
          const isNamed = behind.length === 1 && line.includes(JSON.stringify(behind[0]?.advocateId));
          const isEverybody = [...lines.keys()].every((other) => other === line || other.includes('-named-'));
          if (isNamed) expect(behind[0]?.isNamed).toBe(true);
          else expect(behind.length >= K || (isEverybody && members.length < K)).toBe(true);
        }
      }),
    );
  });

  it('stays short and adds up to one hire, however many touched it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (touches) => {
        const members = people('a', 100, true);
        const credits = members
          .slice(0, touches)
          .map(({ advocateId }, index) =>
            linear(advocateId, Math.floor(1_000_000 / touches) + (index < 1_000_000 % touches ? 1 : 0)),
          );
        const lines = payload(credits, members).models[0]?.credits ?? [];
        expect(lines.length).toBeLessThanOrEqual(11);
        expect(lines.reduce((sum, { credit }) => sum + credit * 1e6, 0)).toBeCloseTo(1e6, 3);
      }),
    );
  });

  it('is, of one that was withdrawn, only which and why', () => {
    const withdrawn = hirePayload(
      {
        candidateRef: 'p',
        applicationId: 'a',
        version: 0,
        number: 2,
        fingerprint: '',
        status: 'withdrawn',
        because: 'reversed',
      },
      3,
      creditHolders([], K),
    );
    expect(withdrawn).toMatchObject({
      status: 'withdrawn',
      outcome: { at: null, vacancyId: null },
      models: [],
      withdrawn: { reason: 'reversed' },
    });
  });
});
