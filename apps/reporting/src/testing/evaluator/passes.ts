import { type Row } from '../recount.js';
import { type Condition } from './question.js';

/** Whether what is shown passes a condition on a dimension. Within texts no regard is paid to case. */
export function passesText(shown: string, { operator, values }: Condition): boolean {
  const texts = values.map(String);
  const folded = shown.toLowerCase();
  const some = (test: (wanted: string) => boolean) => texts.map((text) => text.toLowerCase()).some(test);
  switch (operator) {
    case 'equals':
      return texts.includes(shown);
    case 'notEquals':
      return !texts.includes(shown);
    case 'contains':
      return some((wanted) => folded.includes(wanted));
    case 'notContains':
      return !some((wanted) => folded.includes(wanted));
    case 'startsWith':
      return some((wanted) => folded.startsWith(wanted));
    case 'endsWith':
      return some((wanted) => folded.endsWith(wanted));
    case 'set':
      return shown !== '(none)';
    case 'notSet':
      return shown === '(none)';
    default:
      throw new Error(`${operator} is no condition on a text`);
  }
}

/** Whether a finished line passes a condition on one of its numbers. No value is neither more nor less than any. */
export function passesNumber(line: Row, { member, operator, values }: Condition): boolean {
  const number = line[member] ?? null;
  const numbers = values.map(Number);
  const [first = NaN] = numbers;
  switch (operator) {
    case 'set':
      return number !== null;
    case 'notSet':
      return number === null;
    case 'notEquals':
      return number === null || !numbers.includes(Number(number));
    case 'equals':
      return number !== null && numbers.includes(Number(number));
    case 'gt':
      return number !== null && Number(number) > first;
    case 'gte':
      return number !== null && Number(number) >= first;
    case 'lt':
      return number !== null && Number(number) < first;
    case 'lte':
      return number !== null && Number(number) <= first;
    default:
      throw new Error(`${operator} is no condition on a number`);
  }
}
