import { type ReconcileAnswer } from './reconcile-answer.js';
import { printReconcile } from './print-reconcile.js';

const check = (differences: number) => ({
  name: 'rows',
  title: 'Events against rows',
  compared: 12,
  differences,
  notes: [],
});
const answer = (differencesTotal: number): ReconcileAnswer => ({
  ok: differencesTotal === 0,
  checkedAt: '2026-03-29T00:00:00.000Z',
  checks: [check(differencesTotal)],
  differences: Array.from({ length: differencesTotal }, () => ({
    tenant: 'main',
    day: '2026-03-28',
    what: 'click rows',
    expected: '3',
    actual: '2',
  })),
  differencesTotal,
});

describe('printReconcile', () => {
  it('says in its last line that nothing differs, or how much does', () => {
    expect(printReconcile(answer(0)).trim().split('\n').at(-1)).toContain('Nothing lost, nothing doubled.');
    expect(printReconcile(answer(2)).trim().split('\n').at(-1)).toContain('2 differences.');
  });

  it('names the organisation, the day, and both numbers of a difference', () => {
    const text = printReconcile(answer(1));
    expect(text).toContain('main, 2026-03-28: click rows');
    expect(text).toMatch(/expected 3\n\s*found\s+2/);
  });

  it('shows at most twenty and says how many more there are', () => {
    const text = printReconcile(answer(25));
    expect(text.match(/click rows/g)).toHaveLength(20);
    expect(text).toContain('5 more');
  });
});
