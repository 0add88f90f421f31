import { type Click, type Organisation } from '../organisation.js';
import { type Disclosed, Recount, type Row } from '../recount.js';
import { Board } from './board.js';
import { type Counting, countAudiences, countPeople, countSharing, countVerdicts } from './count-sharing.js';
import { countProgramme } from './count-programme.js';
import { countCredit, countOutcomes } from './count-talent.js';
import { type Family, familyOf, usedDimensions } from './families.js';
import { finish } from './finish.js';
import { passesNumber } from './passes.js';
import { type EvaluatedQuestion } from './question.js';
import { ShownPeople } from './shown-people.js';

const COUNT: Readonly<Record<Family, (counting: Counting) => void>> = {
  sharing: countSharing,
  audiences: countAudiences,
  people: countPeople,
  verdicts: countVerdicts,
  outcomes: countOutcomes,
  credit: countCredit,
  programme: countProgramme,
};

/**
 * The semantic model by plain loops over the facts: it shares nothing with the SQL, with the compiler, or with how the
 * model is written down. Slow and obvious on purpose: every face is compared with it.
 */
export class Evaluator {
  private readonly shown: ShownPeople;
  private readonly touches: ReadonlySet<Click>;

  constructor(private readonly facts: Organisation) {
    this.shown = new ShownPeople(facts);
    const recount = new Recount(facts);
    this.touches = new Set(facts.clicks.filter((click) => recount.startsTouch(click)));
  }

  /** Who has a line of their own in the answer to a question. */
  disclosed({
    zone,
    from,
    to,
    conditions,
  }: Pick<EvaluatedQuestion, 'zone' | 'from' | 'to' | 'conditions'>): Disclosed {
    const teams = conditions
      .filter(({ member }) => member === 'team')
      .flatMap(({ values }) => values.map(String).filter((value) => !value.startsWith('(')));
    return this.shown.during({ zone, from, to }, teams);
  }

  /** The lines of the answer, in no order. */
  lines(question: EvaluatedQuestion): readonly Row[] {
    const { measures, conditions } = question;
    const used = usedDimensions(question);
    const family = (measure: string): Family => familyOf(measure, used);
    const board = new Board(question);
    const isOfLines = ({ member }: { readonly member: string }) => measures.includes(member);
    const counting: Counting = {
      facts: this.facts,
      recount: new Recount(this.facts, this.disclosed(question)),
      touches: this.touches,
      question,
      conditions: conditions.filter((condition) => !isOfLines(condition)),
      board,
    };
    for (const name of new Set(measures.map(family))) COUNT[name](counting);
    const tallies = board.lines();
    return tallies
      .map((tally) => finish(tally, tallies, question, family))
      .filter((line) => conditions.filter(isOfLines).every((condition) => passesNumber(line, condition)));
  }
}
