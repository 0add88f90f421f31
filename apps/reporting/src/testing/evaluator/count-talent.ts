import { type Credit, type Outcome } from '../organisation.js';
import { dayOf } from '../recount.js';
import { add } from './board.js';
import { type Counting } from './count-sharing.js';
import { passesText } from './passes.js';

/** Applications on the day they reached a stage, those that were taken back apart. */
export function countOutcomes({ facts, recount, question, conditions, board }: Counting): void {
  const shown = (outcome: Outcome, dimension: string): string => {
    if (dimension === 'stage') return outcome.stage;
    if (dimension === 'vacancy') return outcome.vacancy_id || '(none)';
    return outcome.internal ? 'internal' : 'external';
  };
  for (const outcome of facts.outcomes) {
    const day = dayOf(outcome.occurred_at, question.zone);
    if (!recount.stands(outcome) || !board.isAsked(day)) continue;
    if (!conditions.every((condition) => passesText(shown(outcome, condition.member), condition))) continue;
    const labels = question.dimensions.map((dimension) => shown(outcome, dimension));
    add(board.at(day, labels), outcome.reversed_at === null ? 'outcomes' : 'reversed');
  }
}

/** Credit on the day of the outcome, in millionths of it. */
export function countCredit({ facts, recount, question, conditions, board }: Counting): void {
  const shown = (credit: Credit, dimension: string): string => {
    if (dimension === 'model') return credit.model;
    return dimension === 'stage' ? credit.stage : recount.creditLabel(credit, dimension);
  };
  // The vacancy is known also of an outcome that nobody gets credit for, so that passes a condition on it.
  const compared = (credit: Credit, dimension: string): string =>
    dimension === 'vacancy' ? credit.vacancy_id || '(none)' : shown(credit, dimension);
  for (const credit of facts.credits) {
    const day = dayOf(credit.outcome_at, question.zone);
    if (!recount.stands(credit) || !board.isAsked(day)) continue;
    if (!conditions.every((condition) => passesText(compared(credit, condition.member), condition))) continue;
    const labels = question.dimensions.map((dimension) => shown(credit, dimension));
    add(board.at(day, labels), 'credit_micro', credit.credit_micro);
  }
}
