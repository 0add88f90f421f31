import fc from 'fast-check';
import { asId, type Instant } from '#domain/ids.js';
import { type Announced, type Hire } from './hire.js';
import { type Announcement, whatToAnnounce } from './what-to-announce.js';

const AT = asId<Instant>('2026-04-02T09:00:00.000Z');
const hire = (fields: Partial<Hire> = {}): Hire => ({
  candidateRef: 'p-1',
  applicationId: 'a-1',
  version: 10,
  at: AT,
  reversedAt: null,
  isInternal: false,
  vacancyId: 'v-1',
  credits: [
    { model: 'linear', channel: 'advocate', advocateId: 'ann', creditMicro: 600_000 },
    { model: 'linear', channel: 'direct', advocateId: '', creditMicro: 400_000 },
  ],
  ...fields,
});
const direct = { model: 'linear', channel: 'direct', advocateId: '', creditMicro: 1_000_000 };

/** The ledger has a version of everybody, hired in it or not. */
const versionsOf = (hires: readonly Hire[]) =>
  new Map([
    ['p-1', 5],
    ['p-2', 5],
    ...hires.map(({ candidateRef, version }) => [candidateRef, version] as const),
  ]);

/** What the outside knows after some announcements. */
function knownAfter(announced: readonly Announced[], told: readonly Announcement[]): Announced[] {
  const known = new Map(announced.map((one) => [`${one.candidateRef} ${one.applicationId}`, one]));
  for (const one of told) known.set(`${one.candidateRef} ${one.applicationId}`, one);
  return [...known.values()];
}

/** One ledger after the other is compared; what was told each time. */
function told(...ledgers: readonly (readonly Hire[])[]): string[][] {
  let known: Announced[] = [];
  return ledgers.map((hires) => {
    const announcements = whatToAnnounce(hires, versionsOf(hires), known);
    known = knownAfter(known, announcements);
    return announcements.map((one) => (one.status === 'withdrawn' ? one.because : one.status));
  });
}

describe('what is announced of hires', () => {
  it('is each one an advocate has credit for, once, whatever is computed anew', () => {
    expect(told([hire()], [hire()], [hire({ version: 11 })])).toEqual([['attributed'], [], []]);
  });

  it('is none that no advocate has credit for, that was reversed, or that is internal', () => {
    const none = { ...direct, channel: 'advocate', advocateId: 'ann', creditMicro: 0 };
    expect(
      told(
        [hire({ credits: [direct] })],
        [hire({ credits: [direct, none] })],
        [hire({ credits: [] })],
        [hire({ reversedAt: AT })],
        [hire({ isInternal: true })],
      ),
    ).toEqual([[], [], [], [], []]);
  });

  it('is one that a single model gives an advocate the smallest part of', () => {
    const micro = { model: 'shapley', channel: 'advocate', advocateId: 'ann', creditMicro: 1 };
    expect(told([hire({ credits: [direct, micro] })])).toEqual([['attributed']]);
  });

  it('is that the credit, the time or the vacancy changed, and not that they are listed otherwise', () => {
    const { credits } = hire();
    const bob = { model: 'linear', channel: 'advocate', advocateId: 'bob', creditMicro: 600_000 };
    expect(
      told(
        [hire()],
        [hire({ credits: credits.toReversed() })],
        [hire({ credits: [bob, direct] })],
        [hire({ credits: [bob, direct], vacancyId: 'v-2' })],
        [hire({ credits: [bob, direct], vacancyId: 'v-2', at: asId<Instant>('2026-04-03T09:00:00.000Z') })],
      ),
    ).toEqual([['attributed'], [], ['changed'], ['changed'], ['changed']]);
  });

  it.each([
    ['reversed', [hire({ reversedAt: AT })]],
    ['internal', [hire({ isInternal: true })]],
    ['no_advocate_credit', [hire({ credits: [direct] })]],
    ['not_known', []],
    ['not_known', [hire({ applicationId: 'another', credits: [direct] })]],
  ] as const)('is, once, that it does not hold any more: %s', (because, hires) => {
    expect(told([hire()], hires, hires, [hire()], [hire()])).toEqual([
      ['attributed'],
      [because],
      [],
      ['attributed'],
      [],
    ]);
  });

  it('is nothing of candidates whom a ledger that is being built anew has not come to yet', () => {
    const known = knownAfter([], whatToAnnounce([hire()], versionsOf([hire()]), []));
    expect(whatToAnnounce([], new Map([['p-2', 7]]), known)).toEqual([]);
    expect(whatToAnnounce([], new Map([['p-1', 7]]), known)).toMatchObject([
      { because: 'not_known', version: 7 },
    ]);
  });

  it('brings the outside to what the ledger says, from wherever it was, in one step', () => {
    const hires = fc.uniqueArray(
      fc.record({
        candidateRef: fc.constantFrom('p-1', 'p-2'),
        applicationId: fc.constantFrom('a-1', 'a-2'),
        version: fc.integer({ min: 1, max: 99 }),
        reversedAt: fc.constantFrom(null, AT),
        isInternal: fc.boolean(),
        credits: fc.constantFrom([direct], hire().credits, []),
      }),
      { selector: ({ candidateRef, applicationId }) => `${candidateRef} ${applicationId}` },
    );
    fc.assert(
      fc.property(fc.array(hires, { minLength: 1, maxLength: 6 }), (ledgers) => {
        let known: Announced[] = [];
        for (const ledger of ledgers.map((each) => each.map((fields) => hire(fields)))) {
          const announcements = whatToAnnounce(ledger, versionsOf(ledger), known);
          for (const { number, ...one } of announcements) {
            const before = known.find(
              (each) => each.candidateRef === one.candidateRef && each.applicationId === one.applicationId,
            );
            expect(number).toBe((before?.number ?? 0) + 1);
          }
          known = knownAfter(known, announcements);
          const standing = known.filter(({ status }) => status !== 'withdrawn');
          const expected = ledger.filter(
            ({ reversedAt, isInternal, credits }) =>
              reversedAt === null && !isInternal && credits.some(({ channel }) => channel === 'advocate'),
          );
          const names = (list: readonly { candidateRef: string; applicationId: string }[]) =>
            list.map(({ candidateRef, applicationId }) => `${candidateRef} ${applicationId}`).sort();
          expect(names(standing)).toEqual(names(expected));
          expect(whatToAnnounce(ledger, versionsOf(ledger), known)).toEqual([]);
        }
      }),
    );
  });
});
