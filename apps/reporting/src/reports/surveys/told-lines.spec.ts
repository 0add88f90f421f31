import fc from 'fast-check';
import { type AnswerRow, toldLines } from './told-lines.js';

const row = (survey_group: string, answers: number): AnswerRow => ({
  wave: 'w',
  survey_group,
  question: 'able',
  answers,
  total: 4 * answers,
  squares: 16 * answers,
  per_score: [0, 0, 0, answers, 0],
});
const said = (rows: readonly AnswerRow[], k = 5) =>
  toldLines(rows, k).map(({ group, answers, scores }) => [group, answers, scores?.total ?? null]);

describe('toldLines', () => {
  it('tells every group that is large enough, and everybody first', () => {
    expect(said([row('north', 6), row('east', 5)])).toEqual([
      ['(all)', 11, 44],
      ['east', 5, 20],
      ['north', 6, 24],
    ]);
  });

  it('puts the next smallest with a small one that the total would give away', () => {
    expect(said([row('north', 9), row('west', 2), row('east', 5)])).toEqual([
      ['(all)', 16, 64],
      ['north', 9, 36],
      ['(small groups)', 7, 28],
    ]);
  });

  it('tells nothing, and no total, when all together are too few', () => {
    expect(said([row('west', 2), row('east', 2)])).toEqual([
      ['(all)', 4, null],
      ['(small groups)', 4, null],
    ]);
  });

  it('never leaves 1 to k - 1 answers between the total and the lines that are told', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 5, max: 10 }), (counts, k) => {
        const lines = toldLines(
          counts.map((count, index) => row(`g${String(index)}`, count)),
          k,
        );
        const [all, ...others] = lines;
        for (const { answers, scores } of lines) expect(scores === undefined || answers >= k).toBe(true);
        expect(others.reduce((sum, { answers }) => sum + answers, 0)).toBe(all?.answers);
        const named = others.filter(({ group }) => group !== '(small groups)');
        const hidden = (all?.answers ?? 0) - named.reduce((sum, { answers }) => sum + answers, 0);
        expect(all?.scores === undefined || hidden === 0 || hidden >= k).toBe(true);
      }),
    );
  });
});
