import { type Problem } from '#domain/events/rejection.js';
import { didYouMean } from '#shared/text/nearest.js';

/** Longest text a parameter may have; only a cursor comes near. */
const MAX_LENGTH = 2_000;

/** The query string of a request, read parameter by parameter. Every problem is kept, so all are told at once. */
export class RawParameters {
  readonly problems: Problem[] = [];
  private readonly values = new Map<string, readonly string[]>();

  /** @param query as the web server parsed it: repeated parameters are lists */
  constructor(query: unknown, known: readonly string[]) {
    if (typeof query !== 'object' || query === null) return;
    for (const [name, value] of Object.entries(query)) {
      const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (!known.includes(name)) {
        this.refuse(name, `is not a parameter of this report. ${didYouMean(name, known)}`);
      } else if (!texts.every((text) => typeof text === 'string' && text.length <= MAX_LENGTH)) {
        this.refuse(name, `must be text of at most ${String(MAX_LENGTH)} characters.`);
      } else {
        this.values.set(name, texts as readonly string[]);
      }
    }
  }

  /** The one value of a parameter, or undefined when it is not given. */
  one(name: string): string | undefined {
    const [value, ...more] = this.values.get(name) ?? [];
    if (more.length > 0) this.refuse(name, 'is given more than once.');
    return value;
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  refuse(name: string, why: string): void {
    this.problems.push({
      pointer: `/${name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: `${name.slice(0, 64)} ${why}`,
    });
  }
}
