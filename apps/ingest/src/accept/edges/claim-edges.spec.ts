import { asId, type Instant, type TenantId } from '#domain/ids.js';
import { accepted, type Judgement } from '../judgement.js';
import { judgeEvent } from '../judge-event.js';
import { shapeEvent } from '../shape-event.js';
import { sampleEvent, vacancyOpened } from '../../testing/sample-events.js';
import { claimEdges } from './claim-edges.js';
import { type EdgeClaim, type EdgeRegister } from './edge-register.js';

const submission = { tenant: asId<TenantId>('acme') };
const at = asId<Instant>('2026-04-01T00:00:00.000Z');
const nobody = { knowsAdvocate: () => false, linkOf: () => undefined };

function judged(event: Record<string, unknown>) {
  const shaped = shapeEvent(event, Date.parse(at));
  if (!shaped.ok) throw new Error('the sample is wrong');
  const shape: Judgement<{ event: typeof shaped.value; contentHash: string }> = accepted({
    event: shaped.value,
    contentHash: 'a'.repeat(32),
  });
  const judgement = judgeEvent(submission.tenant, shaped.value, at, nobody);
  return {
    bytes: Buffer.of(),
    origin: { channel: 'replay', keyId: 'k' } as const,
    submission,
    shape,
    judgement,
  };
}

/** A register that refuses what it is told to. */
function register(circles: readonly (readonly string[] | undefined)[]) {
  const asked: EdgeClaim[] = [];
  const claim = (claims: readonly EdgeClaim[]) => {
    asked.push(...claims);
    return Promise.resolve(circles);
  };
  return { asked, register: { claim } as unknown as EdgeRegister };
}

const merge = () => judged(sampleEvent('candidate.merged', { mergedRef: 'a', candidateRef: 'b' }));

describe('claimEdges', () => {
  it('asks nothing when no event merges or reshares, and for those that are refused already', async () => {
    const events = [
      judged(vacancyOpened('v-1')),
      judged(
        sampleEvent('share.created', {
          shareId: 's',
          by: 'advocate',
          advocateId: 'x',
          network: 'x',
          parentShareId: 's',
        }),
      ),
    ];
    const { asked, register: never } = register([]);
    expect(await claimEdges(never, events)).toBe(events);
    expect(asked).toEqual([]);
  });

  it('refuses what closes a circle and leaves the others as they were', async () => {
    const events = [merge(), judged(vacancyOpened('v-1')), merge()];
    const { asked, register: some } = register([undefined, ['a', 'b', 'a']]);
    const after = await claimEdges(some, events);
    expect(after.map(({ judgement }) => judgement.ok)).toEqual([true, true, false]);
    expect(asked.map(({ edge }) => `${edge.kind} ${edge.from} ${edge.to}`)).toEqual([
      'merge a b',
      'merge a b',
    ]);
  });

  it('shortens a circle that nobody would read to the end', async () => {
    const long = ['a', ...Array.from({ length: 40 }, (_, n) => `n${String(n)}`), 'a'];
    const [refused] = await claimEdges(register([long]).register, [merge()]);
    const detail =
      refused?.judgement.ok === false ? (refused.judgement.rejection.problems[0]?.detail ?? '') : '';
    expect(detail).toContain('a -> n0 -> n1');
    expect(detail).toMatch(/-> \(30 more\) -> a\.$/);
  });
});
