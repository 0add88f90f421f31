import { type AcceptedEvent } from '../events/accepted-event.js';
import { type Stage } from '../events/catalogue.js';
import { type Instant } from '../ids.js';
import { compareInOrder, distinctInOrder } from '../time/total-order.js';
import { type Outcome } from './outcome.js';
import { statementOf, type TalentStatement } from './talent-statement.js';

/** The outcomes of one candidate, from their own events in any order and with any repeats; sorted by (time, key). */
export function deriveOutcomes(events: readonly AcceptedEvent[]): Outcome[] {
  const statements = events.map(statementOf).filter((statement) => statement !== undefined);
  return outcomesOf(distinctInOrder(statements));
}

/** @param statements of one candidate, distinct and in the total order */
export function outcomesOf(statements: readonly TalentStatement[]): Outcome[] {
  const byApplication = Map.groupBy(statements, (statement) => statement.applicationId);
  return [...byApplication.values()].flatMap(outcomesOfApplication).sort(compareInOrder);
}

function outcomesOfApplication(statements: readonly TalentStatement[]): Outcome[] {
  const received = statements.flatMap(({ application }) => (application === undefined ? [] : [application]));
  const vacancyId = received[0]?.vacancyId ?? '';
  const internal = received.some((application) => application.internal);
  return [...reachedStages(statements)].map(([stage, { statement, reversedAt }]) => ({
    at: statement.at,
    key: statement.key,
    applicationId: statement.applicationId,
    stage,
    vacancyId,
    internal,
    ...(reversedAt !== undefined && { reversedAt }),
  }));
}

interface Reached {
  readonly statement: TalentStatement;
  readonly reversedAt?: Instant;
}

/** The first statement of a stage dates it. A hire that was reversed and is stated again stands anew, from then. */
function reachedStages(statements: readonly TalentStatement[]): Map<Stage, Reached> {
  const reached = new Map<Stage, Reached>();
  for (const statement of statements.toSorted(reversalsLastOfTheirMoment)) {
    if (statement.says === 'hire_reversed') {
      const hire = reached.get('hire');
      if (hire !== undefined && hire.reversedAt === undefined) {
        reached.set('hire', { ...hire, reversedAt: statement.at });
      }
      continue;
    }
    const known = reached.get(statement.says);
    if (known === undefined || known.reversedAt !== undefined) reached.set(statement.says, { statement });
  }
  return reached;
}

/** Exports that know only the day give a hire and its reversal the same moment; then the hire came first. */
function reversalsLastOfTheirMoment(a: TalentStatement, b: TalentStatement): number {
  if (a.at !== b.at) return compareInOrder(a, b);
  return Number(a.says === 'hire_reversed') - Number(b.says === 'hire_reversed') || compareInOrder(a, b);
}
