/** One thing that is wrong with an input: where, what, why, and what to do about it. */
export interface InputProblem {
  /** Counted from 1, the header included, as an editor counts; undefined for the input as a whole. */
  readonly line?: number;
  readonly field?: string;
  readonly reason: string;
  readonly wayOut: string;
}

/** The input cannot be read as it is. Nothing was made of it: a table of half an input would look like an answer. */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(readonly problems: readonly InputProblem[]) {
    super(problems.map(problemText).join('\n'));
  }
}

const MOST_PROBLEMS = 10;

/** Collects what is wrong, so that several lines can be mended at once; gives up when there is more than is useful. */
export class InputProblems {
  private readonly found: InputProblem[] = [];

  /** @throws {@link InputError} when this is the tenth */
  add(problem: InputProblem): void {
    this.found.push(problem);
    if (this.found.length >= MOST_PROBLEMS) this.refuseIfAny();
  }

  /** @throws {@link InputError} when anything was added */
  refuseIfAny(): void {
    if (this.found.length > 0) throw new InputError(this.found);
  }
}

/** What was read, short enough to be shown back. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function problemText({ line, field, reason, wayOut }: InputProblem): string {
  const where = [
    ...(line === undefined ? [] : [`line ${String(line)}`]),
    ...(field === undefined ? [] : [field]),
  ];
  return `${where.length === 0 ? '' : `${where.join(', ')}: `}${reason} ${wayOut}`;
}
