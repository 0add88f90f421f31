import { type Instant } from '#domain/ids.js';
import { answerOf } from '../testing/answer-of.js';
import { type Answer } from './answer.js';
import { answerTag } from './answer-tag.js';
import { csv, semicolonCsv } from './formats/csv.js';
import { json } from './formats/json.js';

const TYPES = { label: 'text', n: 'integer' } as const;
const answer = answerOf(TYPES, [
  { label: 'a', n: 1 },
  { label: 'b', n: null },
]);
const withRows = (...data: Answer['data']): Answer => ({ ...answer, data });
const withMeta = (meta: Partial<Answer['meta']>): Answer => ({
  ...answer,
  meta: { ...answer.meta, ...meta },
});

describe('answerTag', () => {
  const tag = answerTag(answer, csv);

  it.each<[string, Answer]>([
    ['when it was read', withMeta({ dataAsOf: '2027-01-01T00:00:00.000Z' as Instant })],
    ['by which way it was read', withMeta({ source: 'raw' })],
    ['in which order a row names its values', withRows({ n: 1, label: 'a' }, { n: null, label: 'b' })],
  ])('is the same whatever %s', (_what, other) => {
    expect(answerTag(other, csv)).toBe(tag);
  });

  it.each<[string, Answer]>([
    ['a number', withRows({ label: 'a', n: 2 }, { label: 'b', n: null })],
    ['a number that became none', withRows({ label: 'a', n: null }, { label: 'b', n: null })],
    ['none that became zero', withRows({ label: 'a', n: 1 }, { label: 'b', n: 0 })],
    ['a label', withRows({ label: 'a ', n: 1 }, { label: 'b', n: null })],
    ['a number that became a text', withRows({ label: 'a', n: '1' }, { label: 'b', n: null })],
    ['the order of rows', withRows({ label: 'b', n: null }, { label: 'a', n: 1 })],
    ['a row less', withRows({ label: 'a', n: 1 })],
    ['rows of other pages', withMeta({ total: 3 })],
    ['a page after this one', withMeta({ nextCursor: 'x' })],
    ['the settings', withMeta({ settingsVersion: 2 })],
    ['a warning', withMeta({ warnings: [{ code: 'not_settled', detail: '' }] })],
    [
      'what was suppressed',
      withMeta({ suppressed: [{ dimension: 'team', groups: 2, shownAs: '', reason: '' }] }),
    ],
    [
      'a definition',
      { ...answer, columns: answer.columns.map((column) => ({ ...column, definition: 'New.' })) },
    ],
  ])('changes with %s', (_what, other) => {
    expect(answerTag(other, csv)).not.toBe(tag);
  });

  it('is of one format, and weak where the moment of reading stands in the bytes', () => {
    const tags = [csv, semicolonCsv, json].map((format) => answerTag(answer, format));
    expect(new Set(tags.map((text) => text.replace('W/', ''))).size).toBe(3);
    expect(tags.map((text) => text.startsWith('W/'))).toEqual([false, false, true]);
  });
});
