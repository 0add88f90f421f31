import { ProblemError } from '#shared/errors/problem.js';

/** How many questions of one key are answered at once by this process; one more is asked to wait. */
export class PerKeyLimit {
  private readonly running = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** @throws 429 when the key has as many questions under way as it may */
  async run<T>(keyId: string, work: () => Promise<T>): Promise<T> {
    const running = this.running.get(keyId) ?? 0;
    if (running >= this.most) {
      throw new ProblemError('too-many-requests', {
        detail: `This key has ${String(this.most)} questions under way already, as many as it may at once. Send it again when one is answered.`,
        headers: { 'retry-after': '1' },
      });
    }
    this.running.set(keyId, running + 1);
    try {
      return await work();
    } finally {
      const left = (this.running.get(keyId) ?? 1) - 1;
      if (left === 0) this.running.delete(keyId);
      else this.running.set(keyId, left);
    }
  }
}
