import { periodOf } from '../recount.js';
import { type EvaluatedQuestion } from './question.js';

/** A line while it is counted. */
export interface Tally {
  readonly period: string;
  /** What is shown, in the order of the question's dimensions. */
  readonly labels: readonly string[];
  readonly numbers: Map<string, number>;
  /** The largest size of every audience, by whose it is. */
  readonly audiences: Map<string, number>;
  /** Different people, by what they did. */
  readonly people: Map<string, Set<string>>;
}

/** The lines of an answer: one per period and labels that something was found of. */
export class Board {
  private readonly found = new Map<string, Tally>();

  constructor(private readonly question: EvaluatedQuestion) {}

  isAsked(day: string): boolean {
    return day >= this.question.from && day <= this.question.to;
  }

  at(day: string, labels: readonly string[]): Tally {
    return this.open(periodOf(day, this.question.granularity), labels);
  }

  /** Without breakdown there is one line even of nothing; and, where asked for, the periods in which nothing happened. */
  lines(): readonly Tally[] {
    const { dimensions, granularity, emptyBuckets } = this.question;
    if (granularity === 'none' && dimensions.length === 0) this.open('', []);
    if (granularity !== 'none' && emptyBuckets) {
      const groups = new Map([...this.found.values()].map(({ labels }) => [JSON.stringify(labels), labels]));
      if (dimensions.length === 0) groups.set('[]', []);
      for (const labels of groups.values()) for (const period of this.periods()) this.open(period, labels);
    }
    return [...this.found.values()];
  }

  private open(period: string, labels: readonly string[]): Tally {
    const key = JSON.stringify([period, ...labels]);
    const known = this.found.get(key) ?? {
      period,
      labels,
      numbers: new Map(),
      audiences: new Map(),
      people: new Map(),
    };
    this.found.set(key, known);
    return known;
  }

  private periods(): ReadonlySet<string> {
    const { from, to, granularity } = this.question;
    const periods = new Set<string>();
    for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000)
      periods.add(periodOf(new Date(ms).toISOString().slice(0, 10), granularity));
    return periods;
  }
}

export function addPerson({ people }: Tally, name: string, who: string): void {
  people.set(name, (people.get(name) ?? new Set<string>()).add(who));
}

export function add({ numbers }: Tally, name: string, by = 1): void {
  numbers.set(name, (numbers.get(name) ?? 0) + by);
}
