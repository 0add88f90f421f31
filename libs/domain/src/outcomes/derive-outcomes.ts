import { type AcceptedEvent } from '../events/accepted-event.js';
import { type Stage } from '../events/catalogue.js';
import { type EventKey, type Instant } from '../ids.js';
import { compareInOrder, distinctInOrder, type Ordered } from '../time/total-order.js';
import { type Outcome } from './outcome.js';
import { type Said, statementOf, type TalentStatement } from './talent-statement.js';

/** A candidate disappeared from the recruitment system, with every application there was. */
export interface Deletion extends Ordered {
  readonly key: EventKey;
}

/** The outcomes of one candidate, from their own events in any order and with any repeats; sorted by (time, key). */
export function deriveOutcomes(events: readonly AcceptedEvent[]): Outcome[] {
  const statements = events.map(statementOf).filter((statement) => statement !== undefined);
  return outcomesOf(distinctInOrder(statements), []);
}

/**
 * @param statements of one candidate, distinct and in the total order
 * @param deletions of this candidate that take their outcomes with them
 */
export function outcomesOf(
  statements: readonly TalentStatement[],
  deletions: readonly Deletion[],
): Outcome[] {
  const byApplication = Map.groupBy(statements, (statement) => statement.applicationId);
  return [...byApplication]
    .flatMap(([applicationId, own]) => outcomesOfApplication(applicationId, own, deletions))
    .sort(compareInOrder);
}

function outcomesOfApplication(
  applicationId: string,
  statements: readonly TalentStatement[],
  deletions: readonly Deletion[],
): Outcome[] {
  const received = statements.flatMap(({ application }) => (application === undefined ? [] : [application]));
  const vacancyId = received[0]?.vacancyId ?? '';
  const internal = received.some((application) => application.internal);
  const steps = [...statements, ...deletions.map(({ at, key }) => ({ at, key, says: DELETED }))];
  return [...reachedStages(steps)].map(([stage, reached]) => ({
    ...reached,
    applicationId,
    stage,
    vacancyId,
    internal,
  }));
}

const DELETED: Said = { kind: 'deleted' };

type Step = Pick<TalentStatement, 'at' | 'key' | 'says'>;

interface Reached {
  readonly at: Instant;
  readonly key: EventKey;
  readonly reversedAt?: Instant;
}

/** The first statement of a stage dates it. A stage that was reversed and is stated again stands anew, from then. */
function reachedStages(steps: readonly Step[]): Map<Stage, Reached> {
  const reached = new Map<Stage, Reached>();
  for (const { at, key, says } of steps.toSorted(reversalsLastOfTheirMoment)) {
    switch (says.kind) {
      case 'reached':
        if (!isStanding(reached.get(says.stage))) reached.set(says.stage, { at, key });
        break;
      case 'reversed':
        reverse(says.stage, at);
        break;
      case 'deleted':
        for (const stage of reached.keys()) reverse(stage, at);
        break;
      case 'source':
        break;
    }
  }
  return reached;

  function reverse(stage: Stage, reversedAt: Instant): void {
    const known = reached.get(stage);
    if (isStanding(known)) reached.set(stage, { ...known, reversedAt });
  }
}

function isStanding(reached: Reached | undefined): reached is Reached {
  return reached !== undefined && reached.reversedAt === undefined;
}

/** Exports that know only the day give a hire and its reversal the same moment; then the hire came first. */
function reversalsLastOfTheirMoment(a: Step, b: Step): number {
  if (a.at !== b.at) return compareInOrder(a, b);
  return Number(takesBack(a.says)) - Number(takesBack(b.says)) || compareInOrder(a, b);
}

function takesBack({ kind }: Said): boolean {
  return kind === 'reversed' || kind === 'deleted';
}
