import { type FunctionName } from '../grammar/functions.js';
import { type ValueType } from './bound-expression.js';

/** What a function takes, and what it gives. A parameter that is null makes the result null. */
interface Signature {
  readonly takes: readonly (readonly ValueType[])[];
  readonly gives: ValueType;
}

const TEXTS: Signature['takes'] = [['text'], ['text']];
const TIME: Signature['takes'] = [['day', 'instant']];

/** URL Conventions 5.1.1.5 to 5.1.1.8. Parts of an instant are those in UTC. */
export const SIGNATURES: Readonly<Record<FunctionName, Signature>> = {
  contains: { takes: TEXTS, gives: 'boolean' },
  startswith: { takes: TEXTS, gives: 'boolean' },
  endswith: { takes: TEXTS, gives: 'boolean' },
  tolower: { takes: [['text']], gives: 'text' },
  toupper: { takes: [['text']], gives: 'text' },
  year: { takes: TIME, gives: 'integer' },
  month: { takes: TIME, gives: 'integer' },
  day: { takes: TIME, gives: 'integer' },
  date: { takes: [['instant']], gives: 'day' },
};
