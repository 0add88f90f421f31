/** One thing that was sent: an event by its id, or a click by its time. */
export type Key = string;

/** What was sent and what was acknowledged, kept outside the process that is killed. */
export class Book {
  private readonly sentKeys = new Set<Key>();
  private readonly ackedKeys = new Set<Key>();

  send(key: Key): void {
    this.sentKeys.add(key);
  }

  acknowledge(key: Key): void {
    this.ackedKeys.add(key);
  }

  get sent(): ReadonlySet<Key> {
    return this.sentKeys;
  }

  get acknowledged(): ReadonlySet<Key> {
    return this.ackedKeys;
  }
}

/** What the stores hold, held against the book. Each list is empty when the promise was kept. */
export interface Findings {
  /** Acknowledged and not stored. */
  readonly lost: Key[];
  /** Stored more than once. */
  readonly doubled: Key[];
  /** Stored and never sent. */
  readonly invented: Key[];
}

export function compare(book: Pick<Book, 'sent' | 'acknowledged'>, stored: readonly Key[]): Findings {
  const times = new Map<Key, number>();
  for (const key of stored) times.set(key, (times.get(key) ?? 0) + 1);
  return {
    lost: [...book.acknowledged].filter((key) => !times.has(key)),
    doubled: [...times].filter(([, count]) => count > 1).map(([key]) => key),
    invented: [...times.keys()].filter((key) => !book.sent.has(key)),
  };
}
