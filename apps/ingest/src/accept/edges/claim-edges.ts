import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type TenantId } from '#domain/ids.js';
import { type JudgedAlone } from '../judge-alone.js';
import { type Judgement } from '../judgement.js';
import { refuseCycle } from './cycle-refusal.js';
import { type EdgeClaim, type EdgeRegister } from './edge-register.js';
import { edgeOf } from './event-edge.js';

interface Judged extends JudgedAlone {
  readonly submission: { readonly tenant: TenantId };
  readonly judgement: Judgement<AcceptedEvent>;
}

/** The same events, with those refused whose merge or reshare closes a circle. Asks nothing when there is neither. */
export async function claimEdges<T extends Judged>(
  register: EdgeRegister,
  judged: readonly T[],
): Promise<readonly T[]> {
  const claims = judged.flatMap((event) => {
    const claim = claimOf(event);
    return claim === undefined ? [] : [{ event, claim }];
  });
  if (claims.length === 0) return judged;
  const outcomes = await register.claim(claims.map(({ claim }) => claim));
  const refusals = new Map(
    claims.flatMap(({ event, claim }, index) => {
      const circle = outcomes[index];
      return circle === undefined ? [] : [[event, refuseCycle(claim.edge, circle)] as const];
    }),
  );
  return judged.map((event) => ({ ...event, judgement: refusals.get(event) ?? event.judgement }));
}

function claimOf({ submission, shape, judgement }: Judged): EdgeClaim | undefined {
  if (!judgement.ok || !shape.ok) return undefined;
  const edge = edgeOf(shape.value.event);
  if (edge === undefined) return undefined;
  return {
    tenant: submission.tenant,
    edge,
    key: judgement.value.key,
    contentHash: shape.value.contentHash,
  };
}
